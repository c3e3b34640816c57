import type { Browser, Page } from "@playwright/test";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, linkFromMail, openLetter } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";
import { newcomer, PASSWORD } from "../support/registration.ts";

// Each is a long journey through many mails.
test.slow();

/** A browser of its own. */
async function another(browser: Browser, origin: string, script: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: script, locale: "es" });
  return context.newPage();
}

/** Signs in with that address. */
async function enters(page: Page, script: boolean, address: string, password = PASSWORD): Promise<void> {
  await page.goto("/hanna/ingresar");
  await hydrated(page, script);
  await fill(page, "Correo electrónico o cédula", address);
  await fill(page, "Contraseña", password);
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
}

/** Asks for another address. */
async function asks(page: Page, script: boolean, address: string, password = PASSWORD): Promise<void> {
  await page.goto("/hanna/cuenta/correo");
  await hydrated(page, script);
  await fill(page, "Correo nuevo", address);
  await fill(page, "Contraseña actual", password);
  await page.getByRole("button", { name: "Enviar enlace de confirmación" }).click();
}

test("A-40 A34 the address moves from the new mailbox and is taken back from the old one", async ({ page, script, browser, demonstration, expectAccessible }) => {
  const address = await newcomer(page, script);
  const fresh = claimAddress("nuevo");
  await asks(page, script, fresh, "otra cosa distinta");
  await expect(page.getByText("Esta no es su contraseña actual.").first()).toBeVisible();
  await expect(page.getByLabel("Correo nuevo", { exact: true })).toHaveValue(fresh);
  // What was typed stays, but for the secret.
  await expect(page.getByLabel("Contraseña actual", { exact: true })).toHaveValue("");
  await expectAccessible(page);
  await asks(page, script, fresh);
  await expect(page.getByText("revise su correo nuevo").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Falta confirmar" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(fresh);
  // One waits at a time, and no password does.
  await expect(page.getByLabel("Contraseña actual", { exact: true })).toHaveCount(0);
  await expectAccessible(page);

  // The address of now is told, and still the one on file.
  await openLetter(page, address, /Pidió cambiar su correo/);
  await expect(page.getByRole("main")).toContainText("Todavía no cambia nada");

  // Opening the link changes nothing; the button does.
  const link = await linkFromMail(page, fresh, /Confirme su correo nuevo/);
  await page.goto(link);
  await expect(page).toHaveURL(/\/hanna\/cuenta\/correo\/confirmar$/);
  await expectAccessible(page);
  await page.goto("/hanna/cuenta");
  await expect(page.getByText(address)).toBeVisible();
  await page.goto(link);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Confirmar", exact: true }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\?correo=si$/);
  await expect(page.getByText("Su correo cambió.").first()).toBeVisible();
  await expect(page.getByText(fresh)).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("Este enlace ya se usó").first()).toBeVisible();

  // Whoever reads the old mailbox takes it back, without a session.
  const owner = await another(browser, demonstration.origin, script);
  await owner.goto(await linkFromMail(owner, address, /Cambió el correo de su cuenta/));
  await expect(owner).toHaveURL(/\/hanna\/cuenta\/correo\/deshacer$/);
  await hydrated(owner, script);
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Deshacer el cambio" }).click();
  await expect(owner.getByText("El cambio quedó deshecho").first()).toBeVisible();
  await page.goto("/hanna/cuenta");
  await expect(page, "every session is over").toHaveURL(/\/hanna\/ingresar\?next=/);
  await owner.goto(await linkFromMail(owner, address, /Recupere su contraseña/));
  await hydrated(owner, script);
  await fill(owner, "Contraseña nueva", "delfines en bicicleta roja");
  await fill(owner, "Repetir contraseña nueva", "delfines en bicicleta roja");
  await owner.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(owner).toHaveURL(/\/hanna\/inicio$/);
  await expect(owner.getByText(address)).toBeVisible();
  await owner.context().close();
});

test("A-40 a taken address is answered like any other, and its owner is told", async ({ page, script }) => {
  const taken = "admin@cajacopi.example";
  await newcomer(page, script);
  const before = await countLetters(page, taken, /Alguien quiso usar su correo/);
  await asks(page, script, taken);
  await expect(page.getByText("revise su correo nuevo").first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(taken);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Cancelar el cambio" }).click();
  await expect(page.getByRole("heading", { name: "Falta confirmar" })).toHaveCount(0);
  await expect(page.getByLabel("Contraseña actual", { exact: true })).toHaveValue("");
  expect(await countLetters(page, taken, /Alguien quiso usar su correo/)).toBe(before + 1);
});

test("A36 a new browser is told to the owner; sessions are ended, one and all", async ({ page, script, browser, demonstration, expectAccessible }) => {
  const address = await newcomer(page, script);
  const others = [
    await another(browser, demonstration.origin, script),
    await another(browser, demonstration.origin, script),
  ];
  for (const other of others) await enters(other, script, address);
  expect(await countLetters(page, address, /navegador nuevo/)).toBe(2);
  await openLetter(page, address, /navegador nuevo/);
  await expect(page.getByRole("main")).toContainText("en Linux");
  await expect(page.getByRole("link", { name: "No fui yo" })).toHaveAttribute("href", /\/hanna\/recuperar$/);

  await page.goto("/hanna/cuenta/sesiones");
  await hydrated(page, script);
  await expect(page.getByText("Esta sesión")).toHaveCount(1);
  const ends = page.getByRole("button", { name: /^Cerrar ?: / });
  await expect(ends).toHaveCount(2);
  await expectAccessible(page);
  await ends.first().click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\/sesiones\?cerrada=si$/);
  await expect(ends).toHaveCount(1);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Cerrar todas las demás sesiones" }).click();
  await expect(ends).toHaveCount(0);
  for (const other of others) {
    await other.goto("/hanna/inicio");
    await expect(other, "dead on the next request").toHaveURL(/\/hanna\/ingresar/);
    await other.context().close();
  }
  await page.goto("/hanna/cuenta/historial");
  await expect(page.getByRole("main")).toContainText("Cerró todas las demás sesiones.");
  await expect(page.getByRole("main")).toContainText("Entró con su contraseña.");
  await expectAccessible(page);
});

test("X-11 what is kept is shown, taken along, withdrawn and authorised again", async ({ page, script, expectAccessible }) => {
  const address = await newcomer(page, script);
  await page.goto("/hanna/cuenta");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Mis datos" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mis datos");
  const main = page.getByRole("main");
  await expect(main).toContainText(address);
  await expect(main).toContainText(/La dio el .* \(texto versión \d+\)\./);
  await expect(main).not.toContainText("Copia hecha el");
  await expectAccessible(page);

  await hydrated(page, script);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Descargar archivo JSON" }).click();
  expect((await file).suggestedFilename()).toBe("mis-datos.json");
  const copy = await (await page.request.get("/hanna/cuenta/datos/copia.json")).json();
  expect(copy.account.email).toBe(address);
  expect(copy.authorisations).toHaveLength(2);
  expect(copy.history.map((entry: { action: string }) => entry.action)).toContain("account.created");
  expect(JSON.stringify(copy)).not.toContain("argon2");

  await page.getByRole("link", { name: "Ver para leer o imprimir" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Copia de mis datos");
  await expect(main).toContainText("Se creó su cuenta.");
  await expect(main).toContainText("Copia hecha el");
  // Only a program prints; where none runs, the browser's own menu does.
  await expect(page.getByRole("button", { name: "Imprimir" })).toHaveCount(script ? 1 : 0);
  await expectAccessible(page);

  await page.goto("/hanna/cuenta/datos");
  await hydrated(page, script);
  await page.getByRole("link", { name: /^Revocar ?: Tratamiento/ }).click();
  await expect(page.getByRole("heading", { name: "¿Revocar esta autorización?" })).toBeVisible();
  await expect(main).toContainText("su cuenta sigue abierta hasta que pida cerrarla");
  await expectAccessible(page);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Sí, revocar la autorización" }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\/datos\?retirada=si$/);
  await expect(main).toContainText(/La revocó el/);
  await expect(page.getByRole("link", { name: /^Revocar ?: Tratamiento/ })).toHaveCount(0);
  await openLetter(page, address, /Revocó una autorización/);

  // Nothing new without it: the page of a service says so and leads back.
  await page.goto("/hanna/servicios/vivienda");
  await hydrated(page, script);
  await expect(main).toContainText("sin ella no podemos prestarle servicios nuevos");
  await expect(page.getByRole("button", { name: "Solicitar" })).toHaveCount(0);
  await expectAccessible(page);
  await main.getByRole("link", { name: "Mis datos" }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\/datos$/);

  // And given again, in today's words.
  await page.goto("/hanna/cuenta/datos");
  await hydrated(page, script);
  await page.getByRole("link", { name: /^Autorizar ?: Tratamiento/ }).click();
  await expect(page.getByRole("heading", { name: "¿Dar esta autorización?" })).toBeVisible();
  await expect(main).toContainText(/Autorizo a .* el tratamiento de mis datos personales/);
  await expectAccessible(page);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Sí, autorizo" }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\/datos\?autorizada=si$/);
  await expect(page.getByRole("link", { name: /^Revocar ?: Tratamiento/ })).toHaveCount(1);
  await expect(main).toContainText("La autorización quedó registrada");
  await page.goto("/hanna/servicios/vivienda");
  await expect(page.getByRole("button", { name: "Solicitar" })).toBeVisible();
  await page.goto("/hanna/cuenta/historial");
  await expect(main).toContainText("Dio una autorización.");
});
