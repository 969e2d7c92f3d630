(() => {
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const at = {};
data.columns.forEach((name, i) => { at[name] = i; });
const shared = new Set(data.shared);
const PAGE = 50;
const get = (row, name) => (shared.has(name) ? data.texts[row[at[name]]] : row[at[name]]);
const el = (id) => document.getElementById(id);
const list = el("list"), search = el("search"), severity = el("severity"), check = el("check"), source = el("source");
const total = Number(el("showing").textContent.replace(/.* of ([\d,]+) .*/s, "$1").replace(/,/g, ""));
const number = (n) => n.toLocaleString("en-US");
let found = data.rows, page = 0, haystacks = null, printing = false, quiet = false;

function node(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

const SHAPES = { error: "■", warning: "▲", info: "●" };

function draw(row) {
  const level = get(row, "severity"), code = get(row, "code"), mark = get(row, "fingerprint");
  const item = node("li");
  item.id = mark;
  item.tabIndex = -1;
  const head = node("p", "head"), word = node("span", "severity " + level), shape = node("span", "shape", SHAPES[level]), link = node("a", "code", code);
  shape.setAttribute("aria-hidden", "true");
  word.append(shape, " " + level);
  link.href = "#" + mark;
  head.append(word, " ", link, " ", node("span", "name", data.names[code]));
  const quote = node("blockquote");
  quote.append(get(row, "before"));
  if (get(row, "marked")) quote.append(node("mark", "", get(row, "marked")));
  if (get(row, "has_suggestion")) quote.append(node("ins", "", get(row, "suggestion")));
  quote.append(get(row, "after"));
  const record = node("p", "record"), url = get(row, "url"), title = get(row, "title");
  if (/^https?:\/\//i.test(url)) {
    const anchor = node("a", "", title || url);
    anchor.href = url;
    anchor.rel = "noopener noreferrer";
    record.append(anchor);
  } else record.append(title || get(row, "record") || get(row, "source"));
  record.append(" ", node("span", "place", get(row, "place")));
  const more = node("details"), evidence = get(row, "evidence");
  more.append(node("summary", "", "Evidence"));
  if (evidence.length) {
    const items = node("ul");
    for (const [where, text] of evidence) {
      const entry = node("li", "", text + " ");
      entry.append(node("span", "place", where));
      items.append(entry);
    }
    more.append(items);
  }
  const zone = get(row, "zone"), kind = get(row, "applicability");
  more.append(node("p", "place", get(row, "path") + (zone ? ", " + zone : "") + " · confidence " + get(row, "confidence")
    + (kind ? " · suggestion " + kind : "") + " · " + get(row, "source") + " · " + get(row, "record") + " · " + mark));
  item.append(head, node("p", "message", get(row, "message")), quote, record, more);
  return item;
}

function show() {
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  page = Math.min(Math.max(page, 0), pages - 1);
  const first = printing ? 0 : page * PAGE, rows = printing ? found : found.slice(first, first + PAGE);
  list.replaceChildren(...rows.map(draw));
  const range = rows.length ? number(first + 1) + "–" + number(first + rows.length) + " of " + number(found.length) : "0";
  const whole = found.length === total ? " findings" : " matching findings; " + number(total) + " in all";
  el("showing").textContent = "Showing " + range + whole + ".";
  el("pager").hidden = pages < 2 || printing;
  el("page").textContent = "Page " + number(page + 1) + " of " + number(pages);
  el("previous").disabled = page === 0;
  el("next").disabled = page === pages - 1;
}

function words(row) {
  return ["message", "before", "marked", "after", "suggestion", "title", "record", "place", "code", "source"].map((name) => get(row, name)).join("\n").toLowerCase();
}

function filter() {
  const text = search.value.trim().toLowerCase(), level = severity.value, code = check.value, site = source.value.trim().toLowerCase();
  if (text && !haystacks) haystacks = new Map(data.rows.map((row) => [row, words(row)]));
  found = data.rows.filter((row) => (!level || get(row, "severity") === level) && (!code || get(row, "code") === code)
    && (!site || get(row, "source").toLowerCase().includes(site)) && (!text || haystacks.get(row).includes(text)));
}

function remember() {
  const state = new URLSearchParams();
  for (const [name, field] of [["q", search], ["severity", severity], ["check", check], ["source", source]]) if (field.value.trim()) state.set(name, field.value.trim());
  if (page) state.set("page", String(page + 1));
  const hash = state.toString();
  quiet = true;
  history.replaceState(null, "", hash ? "#" + hash : "#findings");
  quiet = false;
}

function changed() {
  page = 0;
  filter();
  show();
  remember();
}

function focus(mark) {
  let index = found.findIndex((row) => get(row, "fingerprint") === mark);
  if (index < 0) {
    for (const field of [search, severity, check, source]) field.value = "";
    filter();
    index = found.findIndex((row) => get(row, "fingerprint") === mark);
  }
  if (index < 0) return;
  page = Math.floor(index / PAGE);
  show();
  const item = el(mark);
  item.querySelector("details").open = true;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center" });
}

function follow() {
  if (quiet) return;
  const hash = decodeURIComponent(location.hash.slice(1).replace(/%(?![0-9a-f]{2})/gi, "%25"));
  if (/^[0-9a-f]{16}$/.test(hash)) { focus(hash); return; }
  if (!location.hash.includes("=")) return;
  const state = new URLSearchParams(location.hash.slice(1));
  search.value = state.get("q") || "";
  severity.value = state.get("severity") || "";
  check.value = state.get("check") || "";
  source.value = state.get("source") || "";
  page = Number(state.get("page") || 1) - 1 || 0;
  filter();
  show();
  el("findings").scrollIntoView();
}

let waiting = 0;
for (const field of [search, source]) field.addEventListener("input", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(changed); });
for (const field of [severity, check]) field.addEventListener("change", changed);
el("filters").addEventListener("submit", (event) => event.preventDefault());
el("reset").addEventListener("click", () => { for (const field of [search, severity, check, source]) field.value = ""; changed(); });
function turn(step) { page += step; show(); remember(); el("findings-title").focus(); el("findings").scrollIntoView(); }
el("previous").addEventListener("click", () => turn(-1));
el("next").addEventListener("click", () => turn(1));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape" && document.activeElement === search) { search.value = ""; changed(); }
});
addEventListener("beforeprint", () => { printing = true; show(); });
addEventListener("afterprint", () => { printing = false; show(); });
addEventListener("hashchange", follow);
el("filters").hidden = false;
show();
follow();
})();
