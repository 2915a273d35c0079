import Vocabulary

/// A button of the form that it stands in.
package struct Button: View {
  package enum Style: String, Sendable {
    /// The one thing that the page is for.
    case primary
    case secondary
    /// What cannot be undone.
    case warning
    /// Looks like a link.
    case plain = "quiet"
  }

  package var words: Phrase
  package var style: Style
  /// Sent with the form when this button was pressed.
  package var name: String?
  package var value: String?
  /// Asked before anything is sent.
  package var confirm: Phrase?
  package var context: Phrase?

  package init(
    _ words: Phrase, style: Style = .primary, name: String? = nil, value: String? = nil, confirm: Phrase? = nil,
    context: Phrase? = nil
  ) {
    self.words = words
    self.style = style
    self.name = name
    self.value = value
    self.confirm = confirm
    self.context = context
  }

  package var html: HTML {
    """
    <button type="submit" class="button \(style.rawValue)"\("name", name)\("value", value)\("data-confirm", confirm)>\(words)\
    \(context.map { "<span class=\"unseen\"> \($0)</span>" as HTML })</button>
    """
  }
}

/// A link that looks like a button, for the main way on from a page.
package struct LinkButton: View {
  package var link: Link
  package var style: Button.Style

  package init(_ words: Phrase, to href: String, style: Button.Style = .primary, context: Phrase? = nil) {
    link = Link(words, to: href, context: context)
    self.style = style
  }

  package var html: HTML {
    "<a class=\"button \(style.rawValue)\" href=\"\(link.safeAddress)\">\(link.words)\(link.hiddenContext)</a>"
  }
}

/// A button with a form of its own, since nothing is changed by following a link.
package struct ButtonForm: View {
  package var button: Button
  package var action: String
  package var csrf: String?
  package var hidden: [HiddenField]

  package init(
    _ words: Phrase, to action: String, csrf: String?, style: Button.Style = .secondary, hidden: [HiddenField] = [],
    confirm: Phrase? = nil, context: Phrase? = nil
  ) {
    button = Button(words, style: style, confirm: confirm, context: context)
    self.action = action
    self.csrf = csrf
    self.hidden = hidden
  }

  package var html: HTML {
    "<form class=\"button-form\" action=\"\(action)\" method=\"post\">\(HiddenField.csrf(csrf))\(hidden)\(button)</form>"
  }
}

/// Buttons and links side by side, the main one first.
package struct ButtonRow: View {
  package var buttons: [HTML]

  package init(_ buttons: [HTML]) { self.buttons = buttons }

  package var html: HTML { "<div class=\"button-row\">\(buttons)</div>" }
}
