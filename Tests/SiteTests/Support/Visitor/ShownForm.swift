import Foundation
import Web

/// A form as a visitor fills it in: by its labels, with what the page has put there already.
struct ShownForm {
  struct Pressed {
    let words: String
    let element: Element
  }

  /// One question of the form.
  struct Question {
    enum Sort { case typed, one, several, tick, file, unseen }
    let name: String
    let label: String
    let sort: Sort
    var choices: [(value: String, label: String)] = []
    var values: [String]
  }

  let action: String
  let isPost: Bool
  let takesFiles: Bool
  private(set) var questions: [Question] = []
  private(set) var files: [(name: String, file: String, bytes: Data)] = []
  private let pressed: Pressed
  private let page: ShownPage

  init(_ form: Element, pressed: Pressed, on page: ShownPage) {
    action = pressed.element["formaction"] ?? form["action"] ?? page.path
    isPost = form["method"]?.lowercased() == "post"
    takesFiles = form["enctype"] == "multipart/form-data"
    self.pressed = pressed
    self.page = page
    for control in form.descendants { add(control, in: form) }
  }

  /// What is sent, in the order of the page.
  var input: FormInput {
    let button = pressed.element["name"].map { [($0, pressed.element["value"] ?? "")] } ?? []
    return FormInput(questions.flatMap { question in question.values.map { (question.name, $0) } } + button)
  }

  var labels: [String] { questions.filter { $0.sort != .unseen }.map(\.label) }

  func value(of label: String) throws -> String { try questions[index(of: label)].values.joined(separator: "; ") }
  func choices(of label: String) throws -> [String] { try questions[index(of: label)].choices.map(\.label) }

  /// Answers a question: with text, the label of a choice, or yes or no for a box.
  mutating func answer(_ label: String, _ answers: String...) throws {
    let index = try index(of: label)
    switch questions[index].sort {
    case .typed, .unseen: questions[index].values = answers
    case .tick: questions[index].values = answers == ["yes"] ? questions[index].choices.map(\.value) : []
    case .one, .several: questions[index].values = try answers.map { try value($0, of: questions[index]) }
    case .file: throw NotShown("field to write in", label, labels, on: page)
    }
  }

  mutating func attach(_ name: String, _ bytes: Data, to label: String) throws {
    files.append((questions[try index(of: label)].name, name, bytes))
  }

  /// Sends something that the page does not offer, as somebody might who is up to no good.
  mutating func forge(_ name: String, _ value: String) {
    questions.removeAll { $0.name == name }
    questions.append(Question(name: name, label: name, sort: .unseen, values: [value]))
  }

  private func index(of label: String) throws -> Int {
    guard
      let index = questions.firstIndex(where: { $0.label == label })
        ?? questions.firstIndex(where: { $0.label.hasPrefix(label) })
    else { throw NotShown("field", label, labels, on: page) }
    return index
  }

  private func value(_ answer: String, of question: Question) throws -> String {
    guard let choice = question.choices.first(where: { $0.label == answer || $0.value == answer }) else {
      throw NotShown("answer to \"\(question.label)\"", answer, question.choices.map(\.label), on: page)
    }
    return choice.value
  }
}

// How the marks become questions.
extension ShownForm {
  private mutating func add(_ control: Element, in form: Element) {
    guard let name = control["name"], control["disabled"] == nil else { return }
    let label = label(of: control, in: form)
    switch (control.name, control["type"] ?? "text") {
    case ("select", _): add(select: control, name, label)
    case ("textarea", _):
      // The first line break after the tag is the mark's own.
      let text = control.raw.first == "\n" ? String(control.raw.dropFirst()) : control.raw
      questions.append(Question(name: name, label: label, sort: .typed, values: [text]))
    case ("input", "radio"), ("input", "checkbox"): add(box: control, name, label, in: form)
    case ("input", "hidden"):
      questions.append(Question(name: name, label: name, sort: .unseen, values: [control["value"] ?? ""]))
    case ("input", "file"): questions.append(Question(name: name, label: label, sort: .file, values: []))
    case ("input", "submit"), ("input", "button"), ("button", _): break
    case ("input", _):
      questions.append(Question(name: name, label: label, sort: .typed, values: [control["value"] ?? ""]))
    default: break
    }
  }

  private mutating func add(select control: Element, _ name: String, _ label: String) {
    let options = control.all("option")
    let choices = options.map { (value: $0["value"] ?? $0.text, label: $0.text) }
    let chosen = options.filter { $0["selected"] != nil }.map { $0["value"] ?? $0.text }
    let isSeveral = control["multiple"] != nil
    // A browser sends the first of a list when none is chosen.
    let values = chosen.isEmpty && !isSeveral ? choices.prefix(1).map(\.value) : chosen
    questions.append(
      Question(name: name, label: label, sort: isSeveral ? .several : .one, choices: choices, values: values))
  }

  private mutating func add(box: Element, _ name: String, _ label: String, in form: Element) {
    let value = box["value"] ?? "on"
    let chosen = box["checked"] == nil ? [] : [value]
    if let index = questions.firstIndex(where: { $0.name == name && [.one, .several].contains($0.sort) }) {
      questions[index].choices.append((value, label))
      questions[index].values += chosen
      return
    }
    let group = form.all("fieldset").last { $0.descendants.contains { $0 === box } }?.first("legend")?.text
    let sort: Question.Sort =
      group == nil && box["type"] == "checkbox" ? .tick : box["type"] == "radio" ? .one : .several
    questions.append(Question(name: name, label: group ?? label, sort: sort, choices: [(value, label)], values: chosen))
  }

  private func label(of control: Element, in form: Element) -> String {
    if let words = control["aria-label"] { return words }
    if let id = control["aria-labelledby"], let words = page.root.with(id: id)?.text { return words }
    let labels = page.root.all("label")
    let own = labels.first {
      $0["for"] != nil && $0["for"] == control["id"] || $0.descendants.contains { $0 === control }
    }
    return own?.text ?? control["name"] ?? ""
  }
}
