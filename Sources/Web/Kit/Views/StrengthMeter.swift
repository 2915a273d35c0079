import Vocabulary

/// How strong the evidence behind an answer is: four marks on a rule, and the word for it.
package struct StrengthMeter: View {
  package var strength: Strength

  package init(_ strength: Strength) { self.strength = strength }

  package var html: HTML {
    """
    <span class="strength \(strength.rawValue)"><svg class="rule" viewBox="0 0 64 17" width="64" height="17" aria-hidden="true" focusable="false">\
    <path class="rule-line" d="M1 16 H63"/>\((1...4).map(mark))</svg> \
    <span class="unseen">\(Phrase("Strength of the evidence:", es: "Solidez de la evidencia:")) </span><span class="strength-word">\(strength.label)</span></span>
    """
  }

  private func mark(_ step: Int) -> HTML {
    """
    <rect class="rule-mark\(step <= strength.rank ? " reached" : "")" x="\(step * 16 - 14)" y="\(13 - step * 3)" \
    width="11" height="\(3 + step * 3)"/>
    """
  }
}
