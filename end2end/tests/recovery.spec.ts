import { expect, hydrated, test } from "../support/fixtures.ts";
import { fill, UNKNOWN_RUTS } from "../support/door.ts";
import { linkFromMail } from "../support/mailbox.ts";

// The account whose password is recovered belongs to this file alone, one for each run.
const PEOPLE = {
  true: { rut: "42000003-0", email: "antonia.vera@ejemplo.test" },
  false: { rut: "41234567-3", email: "matias.soto@ejemplo.test" },
};

test("A-45 A-46 A-47 A-48 A-49 A-52 a forgotten password is recovered by a mailed link", async ({ page, script, expectAccessible }) => {
  const { rut, email } = PEOPLE[`${script}`];
  await page.goto("/gestion/ingresar");
  await page.getByRole("link", { name: "¿Olvidaste tu contraseña?" }).click();
  await expect(page.getByText("sin puntos, con guion y dígito verificador")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await fill(page, "RUT", rut);
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page).toHaveURL(/\/recuperar\/enviado$/);
  await expect(page.getByText("Si los datos corresponden a una cuenta")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reenviar" })).toBeVisible();
  await expect(page.getByText("Si aun así no te llega, llama al 600 600 2247.")).toBeVisible();
  await page.goto(await linkFromMail(page, email, /Recupera tu contraseña/));
  await expect(page).toHaveURL(/\/gestion\/recuperar\/clave$/);
  await hydrated(page, script);
  await expectAccessible(page);
  const password = `tortuga verde salta ${script ? "uno" : "dos"}`;
  await fill(page, "Contraseña nueva", password);
  await fill(page, "Repetir contraseña nueva", password);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page).toHaveURL(/\/gestion\/inicio$/);
});

test("A-48 «Reenviar» answers alike for somebody unknown, and asks for a pause", async ({ page, script }) => {
  await page.goto("/gestion/recuperar");
  await hydrated(page, script);
  await fill(page, "RUT", script ? UNKNOWN_RUTS[0] : UNKNOWN_RUTS[1]);
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page.getByText("Si los datos corresponden a una cuenta")).toBeVisible();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Reenviar" }).click();
  await expect(page.getByRole("alert")).toContainText("Espera un minuto");
});

test("A-47 a link that is none says so and leads to another", async ({ page }) => {
  await page.goto("/gestion/recuperar/clave");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este enlace ya no sirve");
  await expect(page.getByText("Este enlace ya se usó")).toBeVisible();
  await page.getByRole("link", { name: "Pedir otro enlace" }).click();
  await expect(page).toHaveURL(/\/gestion\/recuperar$/);
});
