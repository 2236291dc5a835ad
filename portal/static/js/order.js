// Pictures and documents are put in order by dragging, too; the buttons do the same without this.
"use strict";
for (const list of document.querySelectorAll("[data-order]")) {
  const items = [...list.children];
  let dragged = null;
  items.forEach((item, index) => {
    const form = item.querySelector("form.actions");
    if (!form) return;
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      dragged = { item, form };
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
    });
    item.addEventListener("dragend", () => { dragged = null; });
    item.addEventListener("dragover", (event) => {
      if (dragged && dragged.item !== item) event.preventDefault();
    });
    item.addEventListener("drop", (event) => {
      if (!dragged || dragged.item === item) return;
      event.preventDefault();
      const place = document.createElement("input");
      place.type = "hidden";
      place.name = "platz";
      place.value = index + 1;
      dragged.form.append(place);
      dragged.form.submit();
    });
  });
}
