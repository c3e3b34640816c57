import { BERNARDO, ROSA, signInToCompany, signInToTable } from "../support/companies.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { enterWorkera } from "../support/opening.ts";

const SUPPORT = "llama a Soporte ACHS al 600 600 2247";

test("A-71 the questions about keys and users stand in three sections, each with an address", async ({ page, script, expectAccessible }) => {
  await page.goto("/gestion/ingresar");
  await page.getByRole("link", { name: "¿Problemas para entrar?" }).click();
  await expect(page).toHaveURL(/\/gestion\/ayuda\/claves-y-usuarios#problemas-de-acceso$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Preguntas frecuentes: Claves y usuarios");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2, name: "Problemas de acceso" })).toBeInViewport();
  for (const title of ["Preguntas frecuentes generales", "Rol administrador empresa"]) {
    await expect(main.getByRole("heading", { level: 2, name: title })).toBeVisible();
  }
  await hydrated(page, script);
  await expectAccessible(page);
  await main.getByRole("navigation", { name: "Contenido" })
    .getByRole("link", { name: "¿Qué hago si olvidé mi contraseña?" }).click();
  await expect(page).toHaveURL(/#olvide-mi-contrasena$/);
  await expect(main.getByRole("heading", { name: "¿Qué hago si olvidé mi contraseña?" })).toBeInViewport();
  await main.getByRole("navigation", { name: "Ruta de la página" }).getByRole("link", { name: "Centro de ayuda" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Centro de ayuda");
});

test("A-72 an administrator's answer links to the steps", async ({ page, script }) => {
  await signInToCompany(page, script, ROSA);
  await page.getByRole("main").getByRole("link", { name: "Administradores de accesos" }).click();
  await page.getByRole("link", { name: "Preguntas sobre el rol de administrador" }).click();
  await expect(page).toHaveURL(/\/claves-y-usuarios\?empresa=[0-9a-f-]+#rol-administrador$/);
  await page.locator("#nombrar").getByRole("link", { name: "Ver el paso a paso" }).click();
  await expect(page).toHaveURL(/\/gestion\/ayuda\/manual(\?empresa=[0-9a-f-]+)?#administradores$/);
  const steps = page.locator("#administradores");
  await expect(steps.getByRole("heading", { level: 2 })).toBeInViewport();
  expect(await steps.getByRole("listitem").count()).toBeGreaterThan(2);
});

test("A-12 A-35 doubts about companies and about who gives access go to the support line", async ({ page, script }) => {
  await page.goto("/gestion/ayuda/claves-y-usuarios");
  await expect(page.locator("#otra-empresa")).toContainText(SUPPORT);
  await expect(page.locator("#otros-modulos")).toContainText(`Si no sabes quién es, ${SUPPORT}`);
  await signInToTable(page, script, BERNARDO);
  await expect(page.getByRole("main")).toContainText("Llama a Soporte ACHS al 600 600 2247");
  await page.getByRole("main").getByRole("link", { name: "Ver la ayuda" }).click();
  await expect(page).toHaveURL(/#desvinculado$/);
  await expect(page.locator("#desvinculado")).toContainText("quedas inactivo en la plataforma");
});

test("W-35 W-36 the guide stands in the help centre and leads from part to part", async ({ page, script, expectAccessible }) => {
  await page.goto("/workera/ayuda");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Guía Inicial de Uso de Workera" }).click();
  await page.getByRole("link", { name: "Parte 1: Cuenta e inicio de sesión" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Parte 1: Cuenta e inicio de sesión");
  const where = page.getByRole("navigation", { name: "Ruta de la página" });
  await expect(where.getByRole("listitem")).toHaveText([
    "Centro de ayuda",
    "Guía Inicial de Uso de Workera",
    "Parte 1: Cuenta e inicio de sesión",
  ]);
  await expect(page.locator("#cuenta")).toContainText("botón +");
  await expect(page.locator("#inicio-de-sesion")).toContainText("24 horas");
  await hydrated(page, script);
  await expectAccessible(page);
  for (const title of [
    "Parte 3: Creación de Empleados y Enrolamiento",
    "Parte 4: Horario, Turno y Asignación",
    "Parte 5: Salidas Especiales y Asignación",
    "Parte 6: Reportes",
    "Parte 7: Gestión Documental",
  ]) {
    await expect(page.locator("#continua").getByRole("link", { name: title })).toBeVisible();
  }
  await page.locator("#continua").getByRole("link", { name: "Parte 2: Secciones y Usuarios" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Parte 2: Secciones y Usuarios");
  await expect(page.getByRole("heading", { level: 2, name: "Crear las secciones" })).toBeVisible();
  await expect(page.locator("#estructura")).toContainText("presiona «Estructura de la empresa»");
  await expect(page.getByRole("main")).toContainText("coordinacion@qwantec.example");
  await page.getByRole("link", { name: "Parte 7: Gestión Documental" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Parte 7: Gestión Documental");
});

test("W-19 W-37 the first user administers the company, and first steps lead to the guide and on", async ({ page, script }) => {
  await enterWorkera(page, script, "rosa.diaz@losandes.example");
  await expect(page.getByRole("banner").getByRole("button", { name: /Menú de/ })).toBeVisible();
  await page.goto("/workera/empresas");
  const row = page.getByRole("row").filter({ hasText: "Ferretería Los Andes" });
  await expect(row).toContainText("Administrador de accesos");
  await page.goto("/workera/primeros-pasos");
  const steps = page.locator(".first-steps");
  await expect(steps.getByRole("listitem").first()).toContainText("Ferretería Los Andes");
  await expect(steps.getByRole("link", { name: "Crear las secciones de la empresa" })).toBeVisible();
  await expect(steps.getByRole("link", { name: "Agregar a más personas" })).toBeVisible();
  await hydrated(page, script);
  await steps.getByRole("link", { name: "Leer la guía inicial" }).click();
  await expect(page).toHaveURL(/\/workera\/ayuda\/guia-inicial$/);
});

test("A-71 the search minds neither accents nor capitals, counts, and says what to try", async ({ page, script, expectAccessible }) => {
  await page.goto("/gestion/ayuda");
  await hydrated(page, script);
  await fill(page, "¿Qué necesitas saber?", "OLVIDE clave");
  await page.getByLabel("¿Qué necesitas saber?", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/gestion\/ayuda\?buscar=OLVIDE(\+|%20)clave$/);
  await expect(page.getByRole("status").filter({ hasText: "para «OLVIDE clave»" })).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await page.locator(".help__hit").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/claves-y-usuarios#olvide-mi-contrasena$/);
  await page.goto("/gestion/ayuda");
  await hydrated(page, script);
  await fill(page, "¿Qué necesitas saber?", "zanahoria");
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page.getByText("No hay respuestas para «zanahoria».")).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ver todos los temas" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: /Preguntas frecuentes/ })).toBeVisible();
});

test("C-37 «CUENTAS DE USUARIO» answers six questions and leads to payment and to people", async ({ page, script, expectAccessible }) => {
  await page.goto("/cct");
  await hydrated(page, script);
  await page.getByRole("contentinfo").getByRole("link", { name: "Ayuda", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Centro de ayuda");
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: "CUENTAS DE USUARIO" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("CUENTAS DE USUARIO");
  await hydrated(page, script);
  await expectAccessible(page);
  const main = page.getByRole("main");
  for (const question of [
    "¿Qué es una cuenta de usuario?",
    "¿Qué tipos de cuenta hay?",
    "¿Cómo se crea una cuenta individual?",
    "¿Qué hace falta para una cuenta individual?",
    "¿Cómo se crea una cuenta institucional?",
    "¿Qué hace falta para una cuenta institucional?",
  ]) {
    await expect(main.getByRole("heading", { level: 2, name: question })).toBeVisible();
  }
  // What cannot be done yet is not told as if it could.
  await expect(main).toContainText("Todavía no se puede crear aquí");
  await expect(main).not.toContainText("SUSCRÍBETE");
  await main.getByRole("link", { name: "Formas de pago" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Formas de pago");
  await page.getByRole("main").getByRole("link", { name: "Hablar con nosotros" }).first().click();
  await expect(page.getByRole("main")).toContainText("600 300 4050");
});
