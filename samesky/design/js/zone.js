// A time zone field that offers what this phone says. Nothing is sent: it is only chosen in the list, when somebody presses the button.
for (const offer of document.querySelectorAll("[data-zone-of-phone]")) {
  const field = document.getElementById(offer.dataset.zoneOfPhone);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = field && [...field.options].find((option) => option.value === zone);
  const look = () => { offer.hidden = !known || field.value === zone; };
  if (!known) continue;
  offer.querySelector("[data-zone-name]").textContent = known.textContent;
  offer.querySelector("button").addEventListener("click", () => {
    field.value = zone;
    field.focus();
    look();
  });
  field.addEventListener("change", look);
  look();
}
