import { expect, hydrated, test } from "../support/fixtures.ts";
import { fill, PASSWORD, signIn, signOut, UNKNOWN_RUTS } from "../support/door.ts";

test("A-14 A-15 A-16 «Iniciar sesión» asks for RUT and password, «Siguiente» enters", async ({ page, script, expectAccessible }) => {
  await page.goto("/gestion");
  await page.getByRole("main").getByRole("link", { name: "Iniciar sesión" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Iniciar sesión");
  await expect(page.getByText("sin puntos, con guion y dígito verificador")).toBeVisible();
  await hydrated(page, script);
  // The corner does not lead to where one is.
  await expect(page.getByRole("banner").getByRole("link", { name: "Iniciar sesión" })).toHaveCount(0);
  await expectAccessible(page);
  await fill(page, "RUT", "40000001-8");
  await fill(page, "Contraseña", PASSWORD);
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page).toHaveURL(/\/gestion\/inicio$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hola, Camila");
  await expect(page.getByText("40.000.001-8")).toBeVisible();
  await expectAccessible(page);
});

test("A-17 a RUT with dots, without hyphen or with spaces is understood", async ({ page, script }) => {
  for (const spelling of ["40.000.001-8", "400000018", " 40000001-8 "]) {
    await signIn(page, script, spelling);
    await signOut(page);
  }
});

test("A-17 a wrong check digit is told in words", async ({ page, script }) => {
  await page.goto("/gestion/ingresar");
  await hydrated(page, script);
  await fill(page, "RUT", "40000001-1");
  await fill(page, "Contraseña", PASSWORD);
  await page.getByRole("button", { name: "Siguiente" }).click();
  const words = "El RUT no es válido. Revisa los números y el dígito verificador.";
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByLabel("RUT", { exact: true })).toHaveValue("40000001-1");
});

test("A-18 the steps are told in detail", async ({ page, expectAccessible }) => {
  await page.goto("/gestion/ingresar");
  await page.getByRole("link", { name: "Ver el paso a paso para entrar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("paso a paso");
  await expect(page.getByText("Presiona «Siguiente» para entrar.")).toBeVisible();
  await expect(page.getByText("600 600 2247").first()).toBeVisible();
  await expectAccessible(page);
});

test("A-19 a way to register stands beside sign-in", async ({ page }) => {
  await page.goto("/gestion/ingresar");
  await page.getByRole("link", { name: "Registrarse" }).click();
  await expect(page).toHaveURL(/\/gestion\/registro$/);
  await page.goto("/hanna/ingresar");
  await page.getByRole("main").getByRole("link", { name: "Crear Cuenta Nueva" }).click();
  await expect(page).toHaveURL(/\/hanna\/registro$/);
});

test("A-54 a wrong password leads to «¿Olvidaste tu contraseña?» and keeps the RUT", async ({ page, script }) => {
  await page.goto("/gestion/ingresar");
  await hydrated(page, script);
  await fill(page, "RUT", "42000003-0");
  await fill(page, "Contraseña", "otra cosa distinta");
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page.getByRole("alert")).toContainText("Los datos no coinciden");
  // What is wrong stands above everything else, and nothing of it is called right.
  await expect(page.locator("[role=alert] ~ form").getByText("Las contraseñas de ACHS Virtual")).toBeVisible();
  await expect(page.getByRole("img", { name: "Correcto" })).toHaveCount(0);
  await expect(page.getByLabel("RUT", { exact: true })).toHaveValue("42000003-0");
  await page.getByRole("link", { name: "¿Olvidaste tu contraseña?" }).click();
  await expect(page).toHaveURL(/\/gestion\/recuperar$/);
});

test("A-50 A-51 the sixth failure blocks for a while, and says what to do", async ({ page, script }) => {
  // Somebody unknown: blocked alike, and nobody else's test is disturbed.
  const rut = script ? UNKNOWN_RUTS[0] : UNKNOWN_RUTS[1];
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    await page.goto("/gestion/ingresar");
    await hydrated(page, script);
    await fill(page, "RUT", rut);
    await fill(page, "Contraseña", "otra cosa distinta");
    await page.getByRole("button", { name: "Siguiente" }).click();
    const words = attempt < 6 ? "Los datos no coinciden" : "Bloqueo temporal del acceso";
    await expect(page.getByRole("alert")).toContainText(words);
  }
  await expect(page.getByRole("alert")).toContainText("Intenta de nuevo en 15 minutos o recupera tu contraseña");
});

test("X-12 «Cerrar sesión» is one click away and ends the session", async ({ page, script }) => {
  await signIn(page, script, "40000001-8");
  await signOut(page);
  await expect(page.getByText("Cerraste tu sesión.")).toBeVisible();
  await page.goto("/gestion/inicio");
  await expect(page).toHaveURL(/\/gestion\/ingresar\?next=/);
  await page.goBack();
  await expect(page.getByText("Hola, Camila")).toBeHidden();
});

test("A-29 before the password one reads that the other product has other ones", async ({ page }) => {
  await page.goto("/gestion/ingresar");
  await expect(page.getByText("Las contraseñas de ACHS Virtual son distintas de las de ACHS Gestión.")).toBeVisible();
});
