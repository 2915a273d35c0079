/// Put into the page to find things by the words that a person reads. Says what there is when it does not find them.
let pageScript = #"""
  window.chalkline ??= (() => {
    const tidy = text => (text ?? "").replace(/\s+/g, " ").trim()
    const isSeen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && element.getClientRects().length > 0
    const byID = ids => (ids ?? "").split(/\s+/).map(id => document.getElementById(id)?.innerText ?? "").join(" ")

    // What it is called: the same order in which assistive technology decides, as far as this project needs it.
    const name = element => !element ? "" : tidy(byID(element.getAttribute("aria-labelledby")))
      || tidy(element.getAttribute("aria-label"))
      || tidy([...(element.labels ?? [])].map(label => label.innerText).join(" "))
      || tidy(element.tagName === "INPUT" && ["submit", "button", "reset"].includes(element.type) ? element.value : "")
      || tidy(element.innerText) || tidy(element.querySelector("img[alt]")?.alt)
      || tidy(element.querySelector("svg title")?.textContent) || tidy(element.title)

    const after = (elements, heading) => {
      if (!heading) return elements
      const start = [...document.querySelectorAll("h1,h2,h3,h4,caption,legend,dt,th,summary")].find(h => tidy(h.innerText) === heading)
      if (!start) return []
      return elements.filter(element => start.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    }

    // Exactly these words first; otherwise words that begin with them, as a label with a hint under it does.
    const called = (elements, words) =>
      elements.find(element => name(element) === words) ?? elements.find(element => name(element).startsWith(words))

    const missing = (what, words, elements) => ({
      missing: `no ${what} says "${words}". There are: ` + elements.map(e => `"${name(e).slice(0, 60)}"`).join(", ") })

    const place = element => {
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" })
      const box = [...element.getClientRects()].find(box => box.width > 0 && box.height > 0)
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const top = document.elementFromPoint(x, y)
      const isOwn = top && (element.contains(top) || top.contains(element) || [...(top.closest("label")?.control ? [top.closest("label").control] : [])].includes(element))
      if (!isOwn) return { missing: `"${name(element)}" cannot be pressed: ${top ? `<${top.tagName.toLowerCase()} class="${top.className}">` : "nothing"} lies over it` }
      return { x, y, kind: "place" }
    }

    // A round button or a box may be drawn by its label, with the control itself hidden under it.
    const placeOfControl = control => isSeen(control) ? place(control) : place(control.labels[0])

    const api = { name, found: null }

    api.pressable = (words, heading) => {
      const all = [...document.querySelectorAll(
        "button, a[href], summary, input[type=submit], input[type=button], [role=button], [role=tab], [role=menuitem], [role=option]")]
        .filter(isSeen).filter(element => !element.disabled)
      const found = called(after(all, heading), words)
      return found ? place(found) : missing("button or link", words, after(all, heading))
    }

    api.field = (label, heading) => {
      const all = [...document.querySelectorAll("input:not([type=hidden]), textarea, select, [contenteditable=true]")]
        .filter(element => isSeen(element) || element.type === "file")
      const found = called(after(all, heading), label)
      if (!found) return missing("field", label, after(all, heading))
      api.found = found
      found.scrollIntoView({ block: "center", behavior: "instant" })
      found.focus()
      found.select?.()
      if (found.tagName === "SELECT") return { kind: "select" }
      const isTyped = found.isContentEditable || found.tagName === "TEXTAREA"
        || ["text", "email", "url", "tel", "search", "password", "number"].includes(found.type)
      return { kind: isTyped ? "text" : "value" }
    }

    // For fields that a browser gives a control of its own: dates, lists, ranges.
    api.set = text => {
      const field = api.found
      if (field.tagName === "SELECT") {
        const option = [...field.options].find(option => tidy(option.text) === text)
        if (!option) throw new Error(`the list has no "${text}". It has: ` + [...field.options].map(o => `"${tidy(o.text)}"`).join(", "))
        if (field.multiple) option.selected = true
        else field.value = option.value
      } else {
        field.value = text
      }
      field.dispatchEvent(new Event("input", { bubbles: true }))
      field.dispatchEvent(new Event("change", { bubbles: true }))
    }

    api.choice = (label, answer, heading) => {
      const select = called(after([...document.querySelectorAll("select")].filter(isSeen), heading), label)
      if (select) { api.found = select; select.focus(); return { kind: "select" } }
      const groups = after([...document.querySelectorAll("fieldset, [role=radiogroup], [role=group]")].filter(isSeen), heading)
      const title = group => tidy(group.querySelector("legend")?.innerText) || name(group)
      const group = groups.find(group => title(group) === label) ?? groups.find(group => title(group).startsWith(label))
      if (!group) return { missing: `no list or group says "${label}". There are: ` + groups.map(g => `"${title(g)}"`).join(", ") }
      const controls = [...group.querySelectorAll("input[type=radio], input[type=checkbox]")]
      const control = called(controls, answer)
      return control ? placeOfControl(control) : missing("answer", answer, controls)
    }

    api.box = (label, heading) => {
      const all = after([...document.querySelectorAll("input[type=checkbox], input[type=radio], [role=switch]")], heading)
      const found = called(all, label)
      return found ? placeOfControl(found) : missing("box", label, all)
    }

    return api
  })()
  """#
