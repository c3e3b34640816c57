import { expect, hydrated, test } from "../support/fixtures.ts";
import { fill, PASSWORD, signIn } from "../support/door.ts";

test("A-39 «Configuración de cuenta» is in the menu beside the name", async ({ page, script, expectAccessible }) => {
  await signIn(page, script, "40000001-8");
  const corner = page.getByRole("banner");
  await expect(corner.getByText("Camila Rojas")).toBeAttached();
  await corner.getByRole("button", { name: /Menú de/ }).click();
  await page.getByRole("link", { name: "Configuración de cuenta" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Configuración de cuenta");
  await expect(page.getByText("camila.rojas@ejemplo.test")).toBeVisible();
  await expectAccessible(page);
});

test("A-38 A-41 the present password is asked, and the new one follows the rules", async ({ page, script }) => {
  await signIn(page, script, "40000001-8");
  const change = async (current: string, fresh: string) => {
    await page.goto("/gestion/cuenta");
    await hydrated(page, script);
    await fill(page, "Contraseña actual", current);
    await fill(page, "Contraseña nueva", fresh);
    await fill(page, "Repetir contraseña nueva", fresh);
    await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  };
  await change("otra cosa distinta", "tortuga verde salta");
  await expect(page.getByText("Esta no es tu contraseña actual.").first()).toBeVisible();
  await change(PASSWORD, "camila.rojas1");
  await expect(page.getByText("Esta contraseña se arma con tus datos").first()).toBeVisible();
  await change(PASSWORD, "contraseña2026");
  await expect(page.getByText("de las primeras que alguien probaría").first()).toBeVisible();
});

test("A-44 pages behind sign-in lead strangers to sign-in and back", async ({ page, script }) => {
  await page.goto("/gestion/cuenta");
  await expect(page).toHaveURL(/\/gestion\/ingresar\?next=\/gestion\/cuenta$/);
  await expect(page.getByText("Inicia sesión para ver esa página.")).toBeVisible();
  await hydrated(page, script);
  await fill(page, "RUT", "40000001-8");
  await fill(page, "Contraseña", PASSWORD);
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page).toHaveURL(/\/gestion\/cuenta$/);
});
