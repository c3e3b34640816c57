import { expect, hydrated, test } from "../support/fixtures.ts";
import { openLetter } from "../support/mailbox.ts";
import { claimAddress, dotted } from "../support/people.ts";
import { fill, lookUp, openForm, register, stranger, submit } from "../support/registration.ts";

const LABELS = [
  "Tipo de documento",
  "Cédula",
  "Primer Apellido",
  "Segundo Apellido",
  "Primer Nombre",
  "Segundo Nombre",
  "Teléfono",
  "Fecha Nacimiento / Fecha Especial",
  "Correo electrónico",
  "Contraseña",
  "Confirmar Contraseña",
];

test("H-03 «Crear Cuenta Nueva» opens the form", async ({ page, script }) => {
  await page.goto("/hanna");
  await hydrated(page, script);
  await page.getByRole("link", { name: "Crear Cuenta Nueva" }).click();
  await expect(page).toHaveURL(/\/hanna\/registro$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crear Cuenta Nueva");
});

test("H-07 H-08 H-09 H-10 H-11 H-12 H-13 H-15 H-17 every field with its label and its help", async ({ page, script, expectAccessible }) => {
  await openForm(page, script);
  for (const label of LABELS) {
    const field = page.locator(".field").filter({ has: page.locator("label", { hasText: label }) }).first();
    await expect(field.locator("label").first()).toContainText(label);
    const help = field.locator("details");
    await help.locator("summary").click();
    await expect(help.locator("p")).toBeVisible();
    await expect(help.locator("p")).not.toBeEmpty();
  }
  await expect(page.locator("#birth_date")).toHaveAttribute("placeholder", "dd/mm/aaaa");
  await expect(page.locator("#password_again")).toHaveAttribute("placeholder", "Confirmación Contraseña");
  await expect(submit(page)).toBeVisible();
  await expectAccessible(page);
});

test("H-04 Q21 ENTER in the document's field shows what is on file, masked", async ({ page, script, affiliate }) => {
  await openForm(page, script);
  await page.locator("#document").fill(affiliate.number);
  await page.locator("#document").press("Enter");
  await expect(page.getByText("Encontramos datos")).toBeVisible();
  const source = await page.content();
  for (const field of ["Primer Apellido", "Primer Nombre", "Teléfono", "Correo electrónico"]) {
    const kept = page.getByRole("group", { name: field });
    await expect(kept.getByRole("radio", { name: /^Conservar .*•••/ })).toBeChecked();
    await expect(kept.getByRole("img", { name: "Correcto" }).first()).toBeVisible();
  }
  // No true value stands in the page.
  for (const value of [affiliate.email, affiliate.phone, affiliate.birthDate, affiliate.firstSurname]) {
    expect(source).not.toContain(value);
  }
  await expect(page.locator("#birth_date")).toHaveValue("");
});

test("H-05 the button does the same, and another document clears what the former brought", async ({ page, script, affiliate }) => {
  await openForm(page, script);
  await lookUp(page, affiliate.number);
  await expect(page.getByRole("radio", { name: /^Conservar/ }).first()).toBeVisible();
  await lookUp(page, stranger().document);
  await expect(page.getByText("No tenemos datos")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Conservar/ })).toHaveCount(0);
});

test("H-06 an unknown document leaves the form empty and one goes on", async ({ page, script }) => {
  const form = stranger();
  await openForm(page, script);
  await lookUp(page, form.document);
  await expect(page.getByText("No tenemos datos")).toBeVisible();
  await expect(page.locator("#first_surname")).toHaveValue("");
  await fill(page, form);
  await submit(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmar Solicitud");
});

test("Q21 a field on file is kept, or another value is typed over it", async ({ page, script, affiliate }) => {
  await openForm(page, script);
  await lookUp(page, affiliate.number);
  const name = page.getByRole("group", { name: "Primer Nombre" });
  await expect(page.locator("#first_name")).toBeHidden();
  await name.getByText("Escribir otro").click();
  await page.locator("#first_name").fill("Otra");
  await page.locator("#birth_date").fill(affiliate.birthDate);
  await page.locator("#password").fill("tortuga verde en patines");
  await page.locator("#password_again").fill("tortuga verde en patines");
  await page.locator("#consent_data").check();
  await submit(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmar Solicitud");
  await expect(page.getByRole("definition").filter({ hasText: /^Otra$/ })).toBeVisible();
  await expect(page.getByText("dato de nuestro registro").first()).toBeVisible();
  const authorised = page.getByRole("definition").filter({ hasText: "Tratamiento de datos personales" });
  await expect(authorised).toHaveText("Tratamiento de datos personales; no el envío de novedades");
  await page.getByRole("button", { name: "Crear Usuario" }).click();
  // Q44: a kept address is shown masked.
  await expect(page.getByRole("heading", { name: "Guardado Exitosamente" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("•••@");
  await expect(page.getByRole("main")).not.toContainText(affiliate.email);
});

test("H-16 every problem of every field is told at once and nothing typed is lost", async ({ page, script, expectAccessible }) => {
  await openForm(page, script);
  await fill(page, {
    ...stranger(),
    document: "12",
    firstName: "M4rta",
    phone: "6053714545",
    birthDate: "31/02/1980",
    email: "marta@",
    passwordAgain: "otra cosa distinta",
  });
  await submit(page).click();
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link")).toHaveCount(6);
  await expect(page.locator("#first_name")).toHaveValue("M4rta");
  await expect(page.locator("#birth_date")).toHaveValue("31/02/1980");
  await expect(page.locator("#first_surname")).toHaveValue("Niño");
  await expect(page.locator("#phone")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
});

test("H-14 the ☑ stands beside what is right", async ({ page, script }) => {
  await openForm(page, script);
  await fill(page, { ...stranger(), email: "" });
  await submit(page).click();
  await expect(page.getByRole("alert")).toBeVisible();
  const mark = (id: string) => page.locator(".field").filter({ has: page.locator(`#${id}`) }).getByRole("img", { name: "Correcto" });
  await expect(mark("first_surname")).toBeVisible();
  await expect(mark("phone")).toBeVisible();
  await expect(mark("email")).toBeHidden();
});

test("X-11 authorisations are asked apart, unticked, with the text they belong to", async ({ page, script }) => {
  await openForm(page, script);
  await expect(page.locator("#consent_data")).not.toBeChecked();
  await expect(page.locator("#consent_messages")).not.toBeChecked();
  await fill(page, stranger());
  await page.locator("#consent_data").uncheck();
  await submit(page).click();
  await expect(page.getByRole("alert")).toContainText("autorización");
  await page.goto("/hanna/privacidad");
  await expect(page.getByRole("main")).toContainText("Versión 3");
  await expect(page.getByRole("main")).toContainText("datos@cajacopi.example");
});

test("H-18 H-19 H-20 H-21 H-22 H-23 the confirmation shows what was typed, and «Cancelar» loses nothing", async ({ page, script, expectAccessible }) => {
  const form = stranger();
  await openForm(page, script);
  await lookUp(page, form.document);
  await fill(page, form);
  await submit(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmar Solicitud");
  for (const value of [dotted(form.document), form.firstSurname, form.firstName, form.phone, form.birthDate, form.email]) {
    await expect(page.getByRole("definition").filter({ hasText: value }).first()).toBeVisible();
  }
  const main = page.getByRole("main");
  await expect(main).toContainText("3714545");
  await expect(main).toContainText("centro de atención al cliente");
  await expect(main).toContainText("Plataforma Web");
  await expect(main).toContainText("App Móvil");
  await expect(main).not.toContainText(form.password);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancelar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crear Cuenta Nueva");
  await expect(page.locator("#first_name")).toHaveValue(form.firstName);
  await expect(page.locator("#email")).toHaveValue(form.email);
  await expect(page.locator("#password")).toHaveValue("");
  // Q47: the password was chosen and need not be typed again.
  await hydrated(page, script);
  await submit(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmar Solicitud");
});

test("H-24 H-25 H-26 H-27 «Crear Usuario» says at once that it is saved and where the mail went", async ({ page, script, expectAccessible }) => {
  const form = stranger();
  await register(page, form, script);
  const saved = page.getByRole("dialog");
  await expect(saved).toContainText(form.email);
  await expect(saved).toContainText("spam");
  await expectAccessible(page);
  await openLetter(page, form.email, /Active su cuenta/);
  await expect(page.getByRole("main").locator('a[href*="/enlace/activar/"]').first()).toBeVisible();
});

test("F23 a reload and going back change nothing after the registration was sent", async ({ page, script }) => {
  const form = stranger();
  await register(page, form, script);
  await page.reload();
  await expect(page.getByText(form.email).first()).toBeVisible();
  await page.goto("/hanna/registro/confirmar");
  await expect(page).toHaveURL(/\/registro\/listo$/);
});

test("Q44 «Reenviar» has a pause, «Corregir correo» sends to another address", async ({ page, script }) => {
  const form = stranger();
  await register(page, form, script);
  await page.getByRole("button", { name: "Entendido" }).click();
  await page.getByRole("button", { name: "Reenviar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  const right = claimAddress("corregida");
  await page.getByText("Corregir correo").first().click();
  await page.getByLabel("Correo electrónico correcto").fill(right);
  await page.getByRole("button", { name: "Enviar a este correo" }).click();
  await expect(page.getByText("otro mensaje").first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(right);
  await openLetter(page, right, /Active su cuenta/);
});

test("Q45 A05 a taken address is answered like a free one, and its owner is warned", async ({ page, script, browser, baseURL, javaScriptEnabled }) => {
  const first = stranger();
  await register(page, first, script);
  await openLetter(page, first.email, /Active su cuenta/);
  const link = await page.getByRole("main").locator('a[href*="/enlace/activar/"]').first().getAttribute("href");
  await page.goto(link ?? "");
  await hydrated(page, script);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio/);
  const other = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: javaScriptEnabled !== false });
  const stranger2 = await other.newPage();
  await register(stranger2, { ...stranger(), email: first.email }, script);
  await expect(stranger2.getByRole("main")).toContainText(first.email);
  await expect(stranger2.getByRole("main")).not.toContainText("ya tiene");
  await other.close();
  await openLetter(page, first.email, /Alguien quiso crear otra cuenta/);
});

const NAUGHTY = [
  `"><script>document.title='x'</script>`,
  `<img src=x onerror=alert(1)>`,
  `' onfocus=alert(1) autofocus='`,
  `</textarea></title></style><svg onload=alert(1)>`,
  `javascript:/*--></title></style></script><svg/onload='alert(1)'>`,
  `{{7*7}} \${7*7} %00 &lt;b&gt;`,
  `Ω≈ç√∫ ١٢٣ 田中 👩‍👩‍👧 ﷽`,
];

test("A41 whatever is typed into a text field comes back as text", async ({ page, script }) => {
  const alerts: string[] = [];
  page.on("dialog", (dialog) => { alerts.push(dialog.message()); void dialog.dismiss(); });
  await openForm(page, script);
  const ids = ["document", "first_surname", "second_surname", "first_name", "second_name", "phone", "birth_date"];
  for (const text of NAUGHTY) {
    for (const id of ids) {
      const field = page.locator(`#${id}`);
      await field.evaluate((node) => node.removeAttribute("maxlength"));
      await field.fill(text);
    }
    await submit(page).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.goto("/hanna/registro");
    await hydrated(page, script);
    for (const id of ids) await expect(page.locator(`#${id}`)).toHaveValue(text);
  }
  expect(alerts).toEqual([]);
  await expect(page).toHaveTitle(/Crear Cuenta Nueva/);
});
