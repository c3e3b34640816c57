import { expect, test } from "../support/fixtures.ts";

test("H-01 the public page has «HANNA» at its top right, which leads to the platform", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "HANNA" }).click();
  await expect(page).toHaveURL(/\/hanna$/);
});

test("H-02 H-03 A-14 the platform greets, shows its services, and offers the two ways in", async ({ page, expectAccessible }) => {
  await page.goto("/hanna");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bienvenido a nuestra plataforma de Servicios Hanna");
  await expect(page.getByText("TODO ESTO A UN CLIC DE DISTANCIA")).toBeVisible();
  await expect(page.getByText("Subsidio familiar")).toBeVisible();
  await expect(page.getByRole("link", { name: "Crear Cuenta Nueva" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Iniciar sesión" }).first()).toBeVisible();
  await expectAccessible(page);
});

test("X-08 help contacts are those of each platform", async ({ page }) => {
  await page.goto("/hanna");
  await expect(page.getByRole("contentinfo")).toContainText("3714545");
  await page.goto("/gestion");
  await expect(page.getByRole("contentinfo")).toContainText("600 600 2247");
  // Where nobody answers a telephone, the address.
  await page.goto("/workera");
  const mail = page.getByRole("contentinfo").getByRole("link", { name: "coordinacion@qwantec.example" });
  await expect(mail).toHaveAttribute("href", "mailto:coordinacion@qwantec.example");
});
