import type { Browser, Page } from "@playwright/test";
import { fill, PASSWORD, signIn } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, linkFromMail, openLetter, passTime } from "../support/mailbox.ts";
import { claimAddress, claimStranger } from "../support/people.ts";
import { activate, register } from "../support/own-account.ts";

const RUT = "41234567-3";
const ADDRESS = "matias.soto@ejemplo.test";

/** Asks for another address. */
async function asks(page: Page, script: boolean, address: string, password = PASSWORD): Promise<void> {
  await page.goto("/gestion/cuenta/correo");
  await hydrated(page, script);
  await fill(page, "Correo nuevo", address);
  await fill(page, "Contraseña actual", password);
  await page.getByRole("button", { name: "Enviar enlace de confirmación" }).click();
}

/** Somebody signed in in a browser of their own. */
async function elsewhere(browser: Browser, origin: string, script: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: script, locale: "es" });
  const page = await context.newPage();
  await signIn(page, script, RUT);
  return page;
}

test("A-40 A34 the address moves from the new mailbox and is taken back from the old one", async ({ page, script, browser, demonstration, expectAccessible }) => {
  await signIn(page, script, RUT);
  const fresh = claimAddress("nuevo");
  await asks(page, script, fresh, "otra cosa distinta");
  await expect(page.getByText("Esta no es tu contraseña actual.").first()).toBeVisible();
  await expect(page.getByLabel("Correo nuevo", { exact: true })).toHaveValue(fresh);
  await expectAccessible(page);
  await asks(page, script, fresh);
  await expect(page.getByText("revisa tu correo nuevo").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Falta confirmar" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(fresh);
  await expectAccessible(page);

  // The address of now is told, and still the one on file.
  await openLetter(page, ADDRESS, /Pediste cambiar tu correo/);
  await expect(page.getByRole("main")).toContainText("Todavía no cambia nada");
  await page.goto("/gestion/cuenta");
  await expect(page.getByText(ADDRESS)).toBeVisible();

  // Opening the link changes nothing; the button does.
  const link = await linkFromMail(page, fresh, /Confirma tu correo nuevo/);
  await page.goto(link);
  await expect(page).toHaveURL(/\/gestion\/cuenta\/correo\/confirmar$/);
  await expectAccessible(page);
  await page.goto("/gestion/cuenta");
  await expect(page.getByText(ADDRESS)).toBeVisible();
  await page.goto(link);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Confirmar", exact: true }).click();
  await expect(page).toHaveURL(/\/gestion\/cuenta\?correo=si$/);
  await expect(page.getByText("Tu correo cambió.").first()).toBeVisible();
  await expect(page.getByText(fresh)).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("Este enlace ya se usó").first()).toBeVisible();

  // Whoever reads the old mailbox takes it back, without a session.
  const context = await browser.newContext({ baseURL: demonstration.origin, javaScriptEnabled: script, locale: "es" });
  const owner = await context.newPage();
  await owner.goto(await linkFromMail(owner, ADDRESS, /Cambió el correo de tu cuenta/));
  await hydrated(owner, script);
  await expect(owner).toHaveURL(/\/gestion\/cuenta\/correo\/deshacer$/);
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Deshacer el cambio" }).click();
  await expect(owner.getByText("El cambio quedó deshecho").first()).toBeVisible();
  await page.goto("/gestion/cuenta");
  await expect(page, "every session is over").toHaveURL(/\/gestion\/ingresar\?next=/);
  await owner.goto(await linkFromMail(owner, ADDRESS, /Recupera tu contraseña/));
  await hydrated(owner, script);
  await fill(owner, "Contraseña nueva", PASSWORD);
  await fill(owner, "Repetir contraseña nueva", PASSWORD);
  await owner.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(owner).toHaveURL(/\/gestion\/inicio$/);
  await expect(owner.getByText(ADDRESS)).toBeVisible();
  await context.close();
});

test("A-40 a taken address is answered like any other, and its owner is told", async ({ page, script }) => {
  await signIn(page, script, "42000003-0");
  const taken = "camila.rojas@ejemplo.test";
  const before = await countLetters(page, taken, /Alguien quiso usar tu correo/);
  await asks(page, script, taken);
  await expect(page.getByText("revisa tu correo nuevo").first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(taken);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Cancelar el cambio" }).click();
  await expect(page.getByRole("heading", { name: "Falta confirmar" })).toHaveCount(0);
  expect(await countLetters(page, taken, /Alguien quiso usar tu correo/)).toBe(before + 1);
  await passTime(page, script, 2, "minutos");
});

test("A36 sessions are told in sentences and ended, one and all", async ({ page, script, browser, demonstration, expectAccessible }) => {
  await signIn(page, script, RUT);
  await page.goto("/gestion/cuenta/sesiones");
  await hydrated(page, script);
  const others = page.getByRole("button", { name: "Cerrar todas las demás sesiones" });
  if (await others.count()) await others.click();
  await expect(page.getByText("Esta sesión")).toHaveCount(1);
  const [one, two] = [
    await elsewhere(browser, demonstration.origin, script),
    await elsewhere(browser, demonstration.origin, script),
  ];
  await page.goto("/gestion/cuenta/sesiones");
  await hydrated(page, script);
  await expect(page.getByRole("main")).toContainText("Chrome en Linux");
  const ends = page.getByRole("button", { name: /^Cerrar: / });
  await expect(ends).toHaveCount(2);
  await expectAccessible(page);
  await ends.first().click();
  await expect(page).toHaveURL(/\/gestion\/cuenta\/sesiones\?cerrada=si$/);
  await expect(ends).toHaveCount(1);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Cerrar todas las demás sesiones" }).click();
  await expect(ends).toHaveCount(0);
  for (const other of [one, two]) {
    await other.goto("/gestion/inicio");
    await expect(other, "dead on the next request").toHaveURL(/\/gestion\/ingresar/);
    await other.context().close();
  }
  await page.goto("/gestion/cuenta/historial");
  await expect(page.getByRole("main")).toContainText("Cerraste todas las demás sesiones.");
  await expect(page.getByRole("main")).toContainText("Entraste con tu contraseña.");
  await expectAccessible(page);
});

test("A36 a browser that was not known is told to the owner, with the way out", async ({ page, script }) => {
  const before = await countLetters(page, "antonia.vera@ejemplo.test", /navegador nuevo/);
  await signIn(page, script, "42000003-0");
  await openLetter(page, "antonia.vera@ejemplo.test", /navegador nuevo/);
  await expect(page.getByRole("main")).toContainText("Chrome en Linux");
  await expect(page.getByRole("link", { name: "No fui yo" })).toHaveAttribute("href", /\/gestion\/recuperar$/);
  expect(await countLetters(page, "antonia.vera@ejemplo.test", /navegador nuevo/)).toBe(before + 1);
});

test("X-11 what is kept is shown, taken along and withdrawn", async ({ page, script, expectAccessible }) => {
  const address = claimAddress("datos");
  await register(page, script, claimStranger(), address);
  await activate(page, script, address);
  await page.goto("/hanna/cuenta");
  await hydrated(page, script);
  await page.getByRole("link", { name: "Mis datos" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mis datos");
  const main = page.getByRole("main");
  await expect(main).toContainText(address);
  await expect(main).toContainText("Tratamiento de datos personales");
  await expect(main).toContainText(/La dio el .* \(texto versión \d+, es-CO\)/);
  await expectAccessible(page);

  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Descargar archivo JSON" }).click();
  const download = await file;
  expect(download.suggestedFilename()).toBe("mis-datos.json");
  const text = await (await page.request.get("/hanna/cuenta/datos/copia.json")).json();
  expect(text.account.email).toBe(address);
  expect(text.authorisations.length).toBe(2);
  expect(JSON.stringify(text)).not.toContain("argon2");

  await page.getByRole("link", { name: "Ver para leer o imprimir" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Copia de mis datos");
  await expect(main).toContainText("Se creó su cuenta.");
  await expectAccessible(page);

  await page.goto("/hanna/cuenta/datos");
  await hydrated(page, script);
  await page.getByRole("link", { name: /^Revocar: Tratamiento/ }).click();
  await expect(page.getByRole("heading", { name: "¿Revocar esta autorización?" })).toBeVisible();
  await expect(main).toContainText("su cuenta sigue abierta hasta que pida cerrarla");
  await expectAccessible(page);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Sí, revocar la autorización" }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\/datos\?retirada=si$/);
  await expect(main).toContainText(/La revocó el/);
  await expect(page.getByRole("link", { name: /^Revocar: Tratamiento/ })).toHaveCount(0);
  await openLetter(page, address, /Revocó una autorización/);
});
