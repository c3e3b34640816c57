import { expect, type Page } from "@playwright/test";
import { fill, PASSWORD } from "../door.ts";
import { hydrated } from "../fixtures.ts";
import { openLetter } from "../mailbox.ts";
import { enterStaff, enterWorkera, fillDetails, fillPerson, initialPassword, newCompany, openWelcome, put, rut } from "../opening.ts";
import { freshCode } from "../second-factor.ts";
import { goes, type Look } from "./look.ts";

type Company = ReturnType<typeof newCompany>;

/** The operator's room; answers the company whose acquisition was recorded there. */
export async function operation(page: Page, look: Look): Promise<Company> {
  const company = newCompany(true);
  await goes(page, "/workera/operacion/ingresar");
  await look("operacion-ingresar", page);
  await fill(page, "Correo electrónico", "operacion@porteria.example");
  await fill(page, "Contraseña", PASSWORD);
  await fill(page, "Código de seis números", await freshCode(page));
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(/\/workera\/operacion$/);
  await hydrated(page, true);
  await put(page, "company_rut", company.rut);
  await put(page, "company_legal_name", "Molinos del Sur SpA");
  await put(page, "company_product", "Plan Base");
  await put(page, "supplied_names", "Luis Pérez");
  await put(page, "supplied_email", company.contact);
  await put(page, "supplied_phone", "912345678");
  await page.getByRole("button", { name: "Registrar y enviar bienvenida" }).click();
  await expect(page.getByText("La bienvenida va en camino")).toBeVisible();
  await look("operacion", page);
  await page.getByRole("row").filter({ hasText: company.contact }).getByRole("link", { name: /Retirar/ }).click();
  await expect(page.getByRole("button", { name: "Sí, retirar" })).toBeVisible();
  await hydrated(page, true);
  await look("operacion-retirar", page);
  for (const room of ["empresas", "usuarios"]) {
    await goes(page, `/workera/operacion/${room}`);
    await look(`operacion-${room}`, page);
  }
  return company;
}

/** Opening the account of that company, step by step, with what goes wrong on the way. */
export async function opening(page: Page, look: Look, company: Company): Promise<void> {
  await goes(page, "/workera");
  await look("workera", page);
  await goes(page, "/workera/empresa/reenviar");
  await look("empresa-reenviar", page);
  await openWelcome(page, company.contact);
  await hydrated(page, true);
  await look("empresa", page);
  await fill(page, "RUT de la empresa", company.rut);
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page).toHaveURL(/\/workera\/empresa\/datos$/);
  await hydrated(page, true);
  await look("empresa-datos", page);
  await page.getByRole("button", { name: "Agregar representante legal" }).click();
  await expect(page.getByRole("group", { name: "Representante legal 1" })).toBeVisible();
  await page.getByRole("button", { name: "Continuar", exact: true }).last().click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await look("empresa-datos-errores", page);
  await fillDetails(page, company);
  await fillPerson(page, 0, rut(40_000_001));
  await page.getByRole("button", { name: "Continuar", exact: true }).last().click();
  await expect(page).toHaveURL(/\/workera\/empresa\/revisar$/);
  await hydrated(page, true);
  await look("empresa-revisar", page);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page).toHaveURL(/\/workera\/empresa\/lista$/);
  await hydrated(page, true);
  await look("empresa-lista", page);
}

/** The first day of whoever opened it. */
export async function firstDay(page: Page, look: Look, company: Company): Promise<void> {
  await goes(page, "/workera/ingresar/otra-clave");
  await look("ingresar-otra-clave", page);
  await openLetter(page, company.user, /Tus datos para entrar/);
  const initial = await initialPassword(page);
  await enterWorkera(page, true, company.user, initial);
  await expect(page).toHaveURL(/\/workera\/primera-clave$/);
  await hydrated(page, true);
  await look("primera-clave", page);
  await fill(page, "Contraseña inicial", initial);
  await fill(page, "Contraseña nueva", "tortuga verde salta");
  await fill(page, "Repetir contraseña nueva", "tortuga verde salta");
  await page.getByRole("button", { name: "Guardar mi contraseña" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Primeros pasos");
  await hydrated(page, true);
  await look("primeros-pasos", page);
  await page.getByRole("link", { name: "Completar los datos tributarios" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Datos tributarios");
  await hydrated(page, true);
  await look("datos-tributarios", page);
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await look("datos-tributarios-errores", page);
}

/** The coordination team's list. */
export async function coordination(page: Page, look: Look): Promise<void> {
  await page.context().clearCookies();
  await enterStaff(page, true, "coordina@qwantec.example");
  await goes(page, "/workera/coordinacion");
  await look("coordinacion", page);
}
