// The editor of annotations: shows what Python renders, sends what the annotator does, keeps no data of its own.
// Offsets count code points, as Python's do; keys are read by their place, so that an Arabic layout works too.

const ADD = { KeyC: "claim", KeyQ: "quantity", KeyD: "date" };
const NAMES = { claim: "claim", quantity: "number", date: "date", entity: "name" };
const PARTS = { KeyU: "cue", KeyS: "source", KeyO: "content", KeyA: "addressee", KeyR: "relay", KeyT: "text" };
const HELP = [
  ["1 – 9", "mark the selection as a name, or change the chosen name's label"],
  ["C, Q, D", "mark it as a claim (select the cue), a number, a date"],
  ["U S O A R", "make the selection the chosen claim's cue, source, content, addressee, relay"],
  ["T", "make the selection the extent of the chosen name, number or date"],
  ["[ ]", "move the chosen end by a letter; with Shift, the beginning"],
  ["J K", "next and previous mark"],
  ["Delete", "delete the chosen mark"],
  ["Ctrl+Z, Ctrl+Y", "undo, redo"],
  ["Esc", "let go of the chosen mark"],
];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function render({ model, el }) {
  let selected = null; // [start, end] of the selection in the article

  const article = make("div", { class: "article", tabindex: 0, "aria-label": "article" });
  const palette = make("div", { class: "palette", role: "toolbar", "aria-label": "mark the selection" });
  const picked = make("div", { class: "picked", "aria-live": "polite" });
  const list = make("select", { class: "list", size: 7, "aria-label": "all marks", onchange: () => choose(list.value) });
  const form = make("form", { class: "form", onsubmit: (event) => event.preventDefault() });
  const status = make("div", { class: "status", role: "status" });
  const help = make("details", { class: "help" }, make("summary", {}, "Keys"), keys());
  const panel = make("div", { class: "panel", dir: "ltr" }, palette, picked, form, status, list, help);
  const root = make(
    "div",
    // JupyterLab leaves keys to elements that say so; else `d d` would delete the cell.
    { class: "newslab-editor", dir: "rtl", tabindex: -1, "data-lm-suppress-shortcuts": "true" },
    article,
    panel,
  );

  const send = (command) => model.send(command);
  const records = () => model.get("records");
  const chosen = () => records().find((record) => record.id === model.get("chosen"));
  const text = () => article.querySelector(".text");

  function choose(id) {
    model.set("chosen", id ?? "");
    model.save_changes();
    showChosen();
  }

  // ---- the article ----

  function showArticle() {
    const top = article.scrollTop;
    article.innerHTML = model.get("html");
    article.scrollTop = top;
    selected = null;
    showPicked();
  }

  function showChosen() {
    const id = model.get("chosen");
    for (const piece of article.querySelectorAll(".chosen")) piece.classList.remove("chosen");
    const pieces = id ? [...article.querySelectorAll(`.text .${CSS.escape(id)}`)] : [];
    for (const piece of pieces) piece.classList.add("chosen");
    if (pieces.length) bring(pieces[0]);
    list.value = id;
    showForm();
  }

  // Scroll the article alone: scrollIntoView would move the notebook too.
  function bring(piece) {
    const [outer, inner] = [article.getBoundingClientRect(), piece.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      article.scrollTop += inner.top - outer.top - article.clientHeight / 3;
    }
  }

  function offset(node, at) {
    const range = document.createRange();
    range.selectNodeContents(text());
    range.setEnd(node, at);
    return [...range.toString()].length;
  }

  function readSelection() {
    const host = article.getRootNode();
    const selection = host.getSelection ? host.getSelection() : document.getSelection();
    if (!text() || !selection?.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(text()) || !article.contains(selection.anchorNode)) return;
    const start = text().contains(range.startContainer) ? offset(range.startContainer, range.startOffset) : 0;
    const inside = text().contains(range.endContainer);
    const end = inside ? offset(range.endContainer, range.endOffset) : [...text().textContent].length;
    selected = start < end ? [start, end] : null;
    showPicked();
  }

  function showPicked() {
    const words = selected ? [...text().textContent].slice(...selected).join("") : "";
    picked.replaceChildren(words ? make("bdi", { dir: "rtl" }, words) : "Select words in the article.");
  }

  function clicked(event) {
    const piece = event.target.closest("[class]");
    if (selected || !piece || !text()?.contains(piece)) return;
    const length = (record) => extent(record)[1] - extent(record)[0];
    const ids = records()
      .filter((record) => piece.classList.contains(record.id))
      .sort((one, other) => length(one) - length(other))
      .map((record) => record.id);
    if (ids.length) choose(ids[(ids.indexOf(model.get("chosen")) + 1) % ids.length]);
  }

  const extent = (record) => record.content_span ?? record.span;

  // ---- the panel ----

  const tool = (name, key, action, attributes = {}) =>
    // Pressing a button must not take the selection away.
    make(
      "button",
      { type: "button", onclick: action, onmousedown: (event) => event.preventDefault(), ...attributes },
      make("span", { style: attributes.line }, name),
      key ? make("kbd", {}, key) : null,
    );

  function showPalette() {
    const labels = model.get("labels").map(([label, style], index) =>
      tool(label, `${index + 1}`, () => mark("entity", { label }), { line: style, "data-add": label }),
    );
    const others = Object.entries(ADD).map(([code, type]) =>
      tool(NAMES[type], code.slice(3), () => mark(type), { "data-add": type }),
    );
    const steps = [
      tool("undo", "Ctrl+Z", () => send({ do: "undo" }), { "data-do": "undo", disabled: !model.get("can_undo") }),
      tool("redo", "Ctrl+Y", () => send({ do: "redo" }), { "data-do": "redo", disabled: !model.get("can_redo") }),
    ];
    palette.replaceChildren(make("div", {}, ...labels), make("div", {}, ...others, ...steps));
  }

  function showList() {
    const options = records().map((record) => {
      const wording = record.type === "claim" ? `${record.cue} — ${record.speaker ?? "?"}` : record.text;
      const kind = record.label ?? NAMES[record.type];
      return make("option", { value: record.id, dir: "rtl" }, `${wording} · ${kind}`);
    });
    list.replaceChildren(...options);
  }

  function showForm() {
    const record = chosen();
    const focused = form.contains(document.activeElement) ? document.activeElement.dataset.field : null;
    if (!record) {
      form.replaceChildren(make("p", {}, "Click a mark to change it, or select words and mark them."));
      return;
    }
    const rows = model.get("schema")[record.type].map((field) => row(record, field));
    const signed = record.annotator ? `${record.annotator}, ${record.time}` : "found by newslab";
    const remove = tool("delete", "Del", () => drop(), { class: "delete", "data-do": "delete" });
    form.replaceChildren(
      make("div", { class: "head" }, make("b", {}, NAMES[record.type]), make("small", {}, signed), remove),
      ...rows,
    );
    if (focused) form.querySelector(`[data-field="${focused}"]`)?.focus({ preventScroll: true });
  }

  function row(record, field) {
    const set = (value) => send({ do: "set", id: record.id, field: field.name, value });
    const label = field.name === "text" ? "words" : field.name.replace("_", " ");
    return make("label", { class: `row ${field.kind}` }, make("span", {}, label), ...control(record, field, set));
  }

  function control(record, field, set) {
    const value = record[field.name];
    const common = { "data-field": field.name };
    if (field.kind === "span") return span(record, field, set);
    if (field.kind === "choice") {
      const options = field.choices.map((choice) => make("option", { selected: choice === value }, choice));
      return [make("select", { ...common, onchange: (event) => set(event.target.value) }, ...options)];
    }
    if (field.kind === "flag") {
      return [make("input", { ...common, type: "checkbox", checked: value, onchange: (e) => set(e.target.checked) })];
    }
    const input = make("input", {
      ...common, type: "text", dir: "auto", value: value ?? "", list: `${id}-${field.name}`, autocomplete: "off",
      onchange: (event) => set(event.target.value),
    });
    const known = ["speaker", "canonical"].includes(field.name) ? model.get("speakers") : [];
    return [input, make("datalist", { id: `${id}-${field.name}` }, ...known.map((name) => make("option", { value: name })))];
  }

  const id = `newslab-${Math.random().toString(36).slice(2)}`;

  function span(record, field, set) {
    const key = Object.keys(PARTS).find((code) => PARTS[code] === field.name)?.slice(3);
    const fill = tool("set", key, () => (selected ? set(selected) : say("Select the words first.")), {
      "data-field": field.name, title: `make the selection the ${field.name}`,
    });
    const clear = tool("✕", null, () => set(null), { "data-clear": field.name, title: "empty it" });
    const words = make("bdi", { class: "words", dir: "rtl" }, record[field.name] ?? "");
    return [words, fill, ...(field.optional ? [clear] : [])];
  }

  function say(message, problem = true) {
    status.textContent = message;
    status.classList.toggle("problem", problem);
  }

  function keys() {
    const rows = HELP.map(([key, what]) => make("tr", {}, make("td", {}, make("kbd", {}, key)), make("td", {}, what)));
    return make("table", {}, ...rows);
  }

  // ---- what the annotator does ----

  function mark(type, values = {}) {
    const record = chosen();
    if (selected) send({ do: "add", type, span: selected, values });
    else if (type === "entity" && record?.type === "entity") set(record, "label", values.label);
    else say("Select the words first.");
  }

  const set = (record, field, value) => send({ do: "set", id: record.id, field, value });

  function drop() {
    if (chosen()) send({ do: "delete", id: chosen().id });
    root.focus({ preventScroll: true });
  }

  function part(name) {
    const record = chosen();
    if (!record || !model.get("schema")[record.type].some((field) => field.name === name)) return false;
    if (selected) set(record, name, selected);
    else say("Select the words first.");
    return true;
  }

  // Move an end of the chosen mark, or of the claim's part whose button has the focus, by one character that shows.
  function nudge(edge, by) {
    const record = chosen();
    if (!record) return;
    const focused = form.contains(document.activeElement) ? document.activeElement.dataset.field : null;
    const name = record[`${focused}_span`] ? focused : record.type === "claim" ? "content" : "text";
    const place = [...(name === "text" ? record.span : record[`${name}_span`])];
    const characters = [...text().textContent];
    const taken = () => characters[edge === 1 ? place[1] - 1 : place[0]];
    do place[edge] += by;
    while (place[0] > 0 && place[1] < characters.length && /\s/.test(taken() ?? ""));
    if (place[0] >= 0 && place[0] < place[1] && place[1] <= characters.length) set(record, name, place);
  }

  function step(by) {
    const ids = records().map((record) => record.id);
    if (ids.length) choose(ids[(ids.indexOf(model.get("chosen")) + by + ids.length) % ids.length]);
  }

  function pressed(event) {
    const writing = event.target.matches("input[type=text], .form select");
    const control = event.ctrlKey || event.metaKey;
    if (writing || event.altKey) return;
    if (control && event.code === "KeyZ") send({ do: event.shiftKey ? "redo" : "undo" });
    else if (control && event.code === "KeyY") send({ do: "redo" });
    else if (control || !act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function act(event) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const label = digit && model.get("labels")[digit[1] - 1];
    if (label) mark("entity", { label: label[0] });
    else if (event.code in ADD) mark(ADD[event.code]);
    else if (event.code in PARTS) return part(PARTS[event.code]);
    else if (event.code === "BracketLeft" || event.code === "BracketRight") {
      const [edge, forward] = [event.shiftKey ? 0 : 1, event.code === "BracketRight"];
      nudge(edge, forward ? 1 : -1);
    } else if (event.code === "KeyJ" || event.code === "KeyK") step(event.code === "KeyJ" ? 1 : -1);
    else if (event.code === "Delete" || event.code === "Backspace") drop();
    else if (event.code === "Escape") choose("");
    else return false;
    return true;
  }

  // ---- all together ----

  function showAll() {
    showArticle();
    showPalette();
    showList();
    showChosen();
    say(model.get("message"), model.get("problem"));
  }

  document.addEventListener("selectionchange", readSelection);
  article.addEventListener("click", clicked);
  root.addEventListener("keydown", pressed);
  model.on("change:version", showAll);
  el.append(root);
  showAll();
  return () => {
    document.removeEventListener("selectionchange", readSelection);
    model.off("change:version", showAll);
  };
}

export default { render };
