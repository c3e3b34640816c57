import type { Page } from "@playwright/test";
import type { Demonstration } from "../support/demonstration.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail } from "../support/mailbox.ts";
import { claimAddress } from "../support/people.ts";
import { freshCode, giveCode, givePassword, signInStaff } from "../support/second-factor.ts";

const CHOSEN = "tortuga verde salta";

/** Somebody who was just appointed and has chosen a password; answers their address. */
async function appointed(page: Page, script: boolean, demonstration: Demonstration): Promise<string> {
  const address = claimAddress("rol");
  demonstration.command(
    "staff", "appoint", "--platform", "hanna", "--role", "coordinacion",
    "--email", address, "--name", "Nora Inés Vives Daza",
  );
  await page.goto(await linkFromMail(page, address, /un rol en Hanna/));
  await hydrated(page, script);
  await fill(page, "Contraseña nueva", CHOSEN);
  await fill(page, "Repetir contraseña nueva", CHOSEN);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page).toHaveURL(/\/hanna\/cuenta\/seguridad$/);
  return address;
}

/** Sets the codes up; answers the secret. */
async function enrols(page: Page, script: boolean): Promise<string> {
  await hydrated(page, script);
  await fill(page, "Contraseña actual", CHOSEN);
  await page.getByRole("button", { name: "Comenzar" }).click();
  await expect(page.getByRole("img", { name: /Código QR/ })).toBeVisible();
  const secret = (await page.locator(".factor__secret").innerText()).replace(/\s/g, "");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  await hydrated(page, script);
  await fill(page, "Código de seis números", await freshCode(page, secret));
  await page.getByRole("button", { name: "Activar" }).click();
  await expect(page.getByRole("heading", { name: "Guarde sus códigos de recuperación" })).toBeVisible();
  return secret;
}

test("Q50 X-05 whoever gets a role chooses a password, sets codes up and only then comes in", async ({ page, script, demonstration, expectAccessible }) => {
  const address = await appointed(page, script, demonstration);
  await expect(page.getByRole("main")).toContainText("Su rol en esta plataforma pide códigos de ingreso");
  await expectAccessible(page);
  await page.goto("/hanna/inicio");
  await expect(page).toHaveURL(/\/hanna\/cuenta\/seguridad$/);
  const secret = await enrols(page, script);
  await expectAccessible(page);
  const codes = page.locator(".factor__codes li");
  await expect(codes).toHaveCount(10);
  const written = await codes.first().innerText();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Ya los guardé" }).click();
  await expect(codes).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Le quedan 10 códigos de recuperación");
  await expect(page.getByRole("button", { name: "Desactivar" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ir a inicio" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  await expect(page.getByRole("banner")).toContainText("Coordinación");

  // Without the telephone.
  await page.context().clearCookies();
  await givePassword(page, script, address, CHOSEN);
  await expect(page).toHaveURL(/\/hanna\/ingresar\/codigo$/);
  await expectAccessible(page);
  await page.getByRole("link", { name: /usar un código de recuperación/ }).click();
  await hydrated(page, script);
  await fill(page, "Código de recuperación", written);
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.getByRole("main")).toContainText("Le quedan 9 códigos de recuperación");

  // Another telephone: the old one serves until the new one has shown a code.
  await hydrated(page, script);
  await fill(page, "Contraseña actual", CHOSEN);
  await fill(page, "Código", await freshCode(page, secret));
  await page.getByRole("button", { name: "Usar otro teléfono" }).click();
  await expect(page.getByRole("img", { name: /Código QR/ })).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("button", { name: /Cancelar/ }).click();
  await expect(page.getByRole("img", { name: /Código QR/ })).toHaveCount(0);
});

test("A18 before the code nothing behind sign-in opens", async ({ page, script, expectAccessible }) => {
  await givePassword(page, script, "admin@cajacopi.example");
  await expect(page).toHaveURL(/\/hanna\/ingresar\/codigo$/);
  await expectAccessible(page);
  for (const path of ["inicio", "cuenta", "cuenta/seguridad", "preguntas", "datos"]) {
    await page.goto(`/hanna/${path}`);
    await expect(page).toHaveURL(/\/hanna\/ingresar\/codigo/);
  }
  await expect(page.getByText("Inés")).toHaveCount(0);
  await giveCode(page, script, "000");
  await expect(page.getByText("Escriba los seis números que muestra su aplicación").first()).toBeVisible();
  await page.getByRole("button", { name: "Cerrar sesión" }).last().click();
  await expect(page).toHaveURL(/\/hanna\/ingresar\?salida=si$/);
});

test("A22 a code that was used does not serve again", async ({ page, script }) => {
  await givePassword(page, script, "45000003-5");
  const code = await freshCode(page);
  await giveCode(page, script, code);
  await expect(page).toHaveURL(/\/gestion\/inicio$/);
  await expect(page.getByRole("banner")).toContainText("Administración");
  await page.context().clearCookies();
  await givePassword(page, script, "45000003-5");
  await giveCode(page, script, code);
  await expect(page.getByText("Este código no sirve, o ya se usó").first()).toBeVisible();
  await page.context().clearCookies();
  await signInStaff(page, script, "45000003-5");
});

test("A28 a recovered password does not get past the code", async ({ page, script, demonstration }) => {
  const address = await appointed(page, script, demonstration);
  const secret = await enrols(page, script);
  await page.context().clearCookies();
  await page.goto("/hanna/recuperar");
  await hydrated(page, script);
  await fill(page, "Correo electrónico o cédula", address);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page).toHaveURL(/\/hanna\/recuperar\/enviado$/);
  await page.goto(await linkFromMail(page, address, /Recupere su contraseña/));
  await hydrated(page, script);
  await fill(page, "Contraseña nueva", "caballo azul lento");
  await fill(page, "Repetir contraseña nueva", "caballo azul lento");
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page).toHaveURL(/\/hanna\/ingresar\/codigo$/);
  await giveCode(page, script, await freshCode(page, secret));
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
});
