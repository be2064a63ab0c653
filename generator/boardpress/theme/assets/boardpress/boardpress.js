// What a keyboard and a screen reader need beyond what Material gives. Pages read and work without it.
(() => {
  "use strict";

  // Material acts on single letters (f, s, p, n) anywhere on a page. Speech input and a slip of the hand set them off
  // too, and they cannot be turned off, so they are not passed on (WCAG 2.1.4). Typing into a field is left alone.
  const typing = (element) => element instanceof HTMLElement
    && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));
  addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && event.key.length === 1 && event.key !== " " && !typing(event.target)) event.stopPropagation();
  }, true);

  // Material opens its menu and the groups in it with labels of hidden checkboxes, which a mouse can use and a keyboard
  // cannot. A button in the label's place ticks the same box.
  const asButton = (label, name) => {
    const toggle = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    if (label.id) button.id = label.id;
    button.className = label.className;
    button.append(...label.childNodes);
    if (name) button.setAttribute("aria-label", name);
    const say = () => button.setAttribute("aria-expanded", String(toggle.checked));
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", say);
    label.replaceWith(button);
    say();
    return button;
  };

  for (const label of document.querySelectorAll(".md-nav--primary .md-nav__link[for][tabindex]")) asButton(label);

  const drawer = document.getElementById("__drawer");
  const label = document.querySelector(".md-header label[for=__drawer]");
  const menu = document.querySelector(".md-nav--primary");
  if (drawer && label && menu) {
    const button = asButton(label, menu.getAttribute("aria-label"));
    button.classList.add("bp-menu");
    drawer.addEventListener("change", () => {
      if (drawer.checked) menu.querySelector(".md-nav__link[href]")?.focus({ preventScroll: true });
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.checked) { drawer.click(); button.focus(); }
    });
  }

  // Material searches when a key is let go. What is pasted or dictated comes without one.
  const field = document.querySelector(".md-search__input");
  field?.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

  // A table that fits needs no scrolling, and so no stop for the keyboard.
  const fit = () => {
    for (const box of document.querySelectorAll(".bp-scroll"))
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
  };
  addEventListener("resize", fit);
  fit();
})();
