import Vocabulary

/// Several fields under one heading.
package struct FieldGroup: View {
  package var legend: Phrase
  package var hint: Phrase?
  package var fields: HTML

  package init(_ legend: Phrase, hint: Phrase? = nil, fields: HTML) {
    self.legend = legend
    self.hint = hint
    self.fields = fields
  }

  package var html: HTML {
    """
    <fieldset class="field-group"><legend>\(legend)</legend>
    \(hint.map { "<p class=\"hint\">\($0)</p>" as HTML })
    \(fields)
    </fieldset>
    """
  }
}
