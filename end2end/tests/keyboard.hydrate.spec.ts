import { expect, hydrated, test } from "../support/fixtures.ts";
import { picks, presses, tabsTo, types } from "../support/keyboard.ts";
import { linkFromMail } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";
import { PASSWORD, register, stranger } from "../support/registration.ts";

// Nothing here touches the mouse once the journey begins.

test("X-07 X-12 A-38 by the keyboard alone: sign in, open the menu, change the password, leave", async ({ page }) => {
  const form = stranger();
  await register(page, form, true);
  await page.goto(await linkFromMail(page, form.email, /Active su cuenta/));
  await hydrated(page, true);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio/);
  await page.context().clearCookies();

  await page.goto("/hanna/ingresar");
  await hydrated(page, true);
  // The first stop of each page leads past its header.
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Ir al contenido" })).toBeFocused();
  await types(page, "Correo electrónico o cédula", form.email);
  await types(page, "Contraseña", PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  await hydrated(page, true);

  await page.goto("/hanna/inicio");
  await hydrated(page, true);
  const menu = page.getByRole("banner").getByRole("button", { name: /Menú de/ });
  await presses(page, menu);
  await expect(page.locator(".person__menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".person__menu")).toBeHidden();
  await expect(menu, "the focus comes back").toBeFocused();
  await page.keyboard.press("Enter");
  await presses(page, page.locator(".person__menu").getByRole("link", { name: "Configuración de cuenta" }));
  await expect(page).toHaveURL(/\/hanna\/cuenta$/);
  await expect(page.getByRole("heading", { level: 1 }), "a new page begins at its title").toBeFocused();

  const fresh = "delfines en bicicleta roja";
  await types(page, "Contraseña actual", PASSWORD);
  await types(page, "Contraseña nueva", fresh);
  await types(page, "Repetir contraseña nueva", "otra");
  await presses(page, page.getByRole("button", { name: "Cambiar contraseña" }));
  const problem = page.getByRole("alert").getByRole("link");
  await expect(problem.first()).toBeVisible();
  await presses(page, problem.first());
  await expect(page.locator("input:focus")).toHaveAttribute("type", "password");
  for (const [label, text] of [["Contraseña actual", PASSWORD], ["Contraseña nueva", fresh], ["Repetir contraseña nueva", fresh]] as const) {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/hanna\/cuenta\?clave=si$/);
  await expect(page.getByText("Su contraseña cambió").first()).toBeVisible();
});

test("X-07 H-39 a PQRSF is filed by the keyboard alone", async ({ page }) => {
  await page.goto("/hanna/pqrsf");
  await hydrated(page, true);
  await picks(page, "filing_kind", "Petición");
  await tabsTo(page, page.locator("input[name=subject]"));
  await page.keyboard.type("Certificado de afiliación");
  await tabsTo(page, page.locator("textarea[name=detail]"));
  await page.keyboard.type("Necesito el certificado del año pasado.");
  await tabsTo(page, page.locator("input[name=document]"));
  await page.keyboard.type("9950090001");
  await tabsTo(page, page.locator("input[name=first_name]"));
  await page.keyboard.type("Marta Inés");
  await tabsTo(page, page.locator("input[name=first_surname]"));
  await page.keyboard.type("Castaño Ruiz");
  await picks(page, "reply_by", "Por correo electrónico");
  await tabsTo(page, page.locator("input[name=email]"));
  await page.keyboard.type(claimAddress("teclado"));
  await presses(page, page.locator("input[name=consent_data]"), "Space");
  await presses(page, page.getByRole("button", { name: "Radicar" }));
  await expect(page).toHaveURL(/\/hanna\/pqrsf\/radicada$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("X-07 forced colours leave every control its border and the focus its ring", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const path of ["/gestion/ingresar", "/hanna/registro", "/hanna/pqrsf"]) {
    await page.goto(path);
    await hydrated(page, true);
    const bare = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll(".field__input, .button, .choice__line")];
      return boxes
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
          return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor;
        })
        .map((one) => one.outerHTML.slice(0, 120));
    });
    expect(bare, path).toEqual([]);
    // The ring is looked at on every stop.
    await tabsTo(page, page.locator("main .button:not(.visually-hidden)").last());
  }
});
