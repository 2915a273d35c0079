import Purpose
import Store
import Vocabulary

// What the pages of single records say beside their fields.

extension TheoryOfAction: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let roles = try records.all(Role.self).filter { $0.isLive && $0.theories.contains(id) }
    var chain = TheoryChain(
      self, roles: roles, csrf: visit.csrf, mayEdit: visit.allows(Self.kind.editing))
    chain.isAlone = true
    return RecordMore(above: chain)
  }
}

extension Priority: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let coverage = try records.coverage()
    guard let row = coverage.rows.first(where: { $0.priority.id == id }) else { return RecordMore() }
    return RecordMore(
      below: PriorityStanding(row: row, schools: coverage.schools, mayEdit: visit.allows(Self.kind.editing)))
  }
}

/// How one priority is served.
struct PriorityStanding: View {
  let row: Coverage.Row
  let schools: [School]
  let mayEdit: Bool

  var html: HTML {
    """
    <section><h2>\(Phrase("How it is served", es: "Cómo se le sirve"))</h2>
    <p>\(words)</p>
    <p>\(Link(Phrase("See it in the logic model", es: "Verla en el modelo lógico"), to: "\(ModelPages.path)?priority=\(row.priority.id)")) · \
    \(Link(Phrase("See the coverage map", es: "Ver el mapa de cobertura"), to: CoveragePage.path))</p></section>
    """
  }

  private var words: Phrase {
    if row.theories.isEmpty {
      return Phrase(
        "Nobody has written how teacher leaders would move it forward.",
        es: "Nadie ha escrito cómo la impulsarían los docentes líderes.")
    }
    if row.isUnserved {
      return Phrase("No role serves it at any school.", es: "Ningún rol le sirve en ninguna escuela.")
    }
    let (served, whole, planned) = (row.served.count, schools.count, row.planned.count)
    return Phrase(
      "A published role serves it at \(served) of \(whole) schools; at \(planned) more a role is drafted.",
      es: "Un rol publicado le sirve en \(served) de \(whole) escuelas; en otras \(planned) hay un rol en borrador.")
  }
}

extension Role: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let check = FormAndFunction(roles: [self], theories: try records.all())
    return RecordMore(above: check.verdicts.first.map(RoleStanding.init))
  }
}

/// Whether a role has form and function.
struct RoleStanding: View {
  let verdict: FormAndFunction.Verdict

  var html: HTML {
    """
    <p class="standing">\(Tag(verdict.standing.label, verdict.standing.tone)) \(verdict.standing.meaning) \
    \(Link(Phrase("See all roles", es: "Ver todos los roles"), to: FormAndFunctionPage.path))</p>
    """
  }
}

extension EngagementSession: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    guard visit.allows(Heard.kind.editing) else { return RecordMore() }
    let href = "/\(Heard.kind.path)/new?session=\(id)&back=\(address)"
    return RecordMore(actions: [LinkButton(Phrase("Add what was heard", es: "Añadir lo escuchado"), to: href)])
  }
}

extension PurposeStatement: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    isOnlyAboutCareers ? RecordMore(above: CareerOnly()) : RecordMore()
  }
}

/// A purpose that is only a career is worth a word.
struct CareerOnly: View {
  var html: HTML {
    WarningText(
      Phrase(
        "This purpose is about careers alone: it does not say what is to change in teaching or culture.",
        es: "Este propósito trata solo de la carrera: no dice qué debe cambiar en la enseñanza o la cultura.")
    ).html
  }
}
