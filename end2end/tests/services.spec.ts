import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { claimAddress } from "../support/people.ts";
import { countLetters } from "../support/mailbox.ts";
import { fill } from "../support/door.ts";
import { newcomer } from "../support/registration.ts";
import { signInStaff } from "../support/second-factor.ts";

/** What is asked for, how the administrator decides, and what is told about it. */
const REQUESTS = [
  {
    service: "Vivienda",
    press: "Aprobar",
    answer: "Cumple los requisitos",
    state: "Aprobado",
    letter: /Aprobamos la solicitud de Vivienda/,
  },
  {
    service: "Educación",
    press: "No aprobar",
    answer: "Los cursos son solo para afiliados",
    state: "No aprobado",
    letter: /Respuesta a la solicitud de Educación/,
  },
] as const;

/** How far a service is, on the page that one comes home to. */
const stands = (page: Page, service: string) =>
  page.getByRole("listitem").filter({ hasText: service }).locator(".card__state");

test("H-41 H-42 an activated non-affiliate asks for two services: one is approved, one refused with a reason, and both are told", async ({
  page,
  browser,
  baseURL,
  script,
  expectAccessible,
}) => {
  const address = await newcomer(page, script);
  const why: Record<string, string> = {};
  for (const { service } of REQUESTS) {
    await page.goto("/hanna/inicio");
    await hydrated(page, script);
    await expect(stands(page, service)).toHaveText("Solicitar");
    await page.getByRole("link", { name: service }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(service);
    await hydrated(page, script);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Solicitar" }).click();
    await expect(page.getByText("Escriba el motivo.").first()).toBeVisible();
    await hydrated(page, script);
    const reason = `Quiero postularme ${claimAddress("motivo")}`;
    why[service] = reason;
    await fill(page, "¿Para qué necesita este servicio?", reason);
    await page.getByRole("button", { name: "Solicitar" }).click();
    await expect(page).toHaveURL(/\/hanna\/inicio\?solicitud=si$/);
    await expect(page.getByText("Recibimos su solicitud.")).toBeVisible();
    await expect(stands(page, service)).toHaveText("En revisión");
  }

  const office = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const admin = await office.newPage();
  await signInStaff(admin, script, "admin@cajacopi.example");
  await admin.getByRole("main").getByRole("link", { name: "Administración" }).click();
  await admin.getByRole("link", { name: "Solicitudes de servicios" }).click();
  await hydrated(admin, script);
  await expectAccessible(admin);
  for (const { service, press, answer } of REQUESTS) {
    // Others may wait in this worker's demonstration: the newest stands last.
    await admin.getByRole("row").filter({ hasText: service }).getByRole("link").last().click();
    await expect(admin.getByText(why[service]!)).toBeVisible();
    await hydrated(admin, script);
    // Never without a reason.
    await admin.getByRole("button", { name: press, exact: true }).click();
    await expect(admin.getByText("Escriba el motivo.").first()).toBeVisible();
    await hydrated(admin, script);
    await fill(admin, "Motivo de la respuesta", answer);
    await admin.getByRole("button", { name: press, exact: true }).click();
    await expect(admin.getByText("La respuesta quedó guardada")).toBeVisible();
    await hydrated(admin, script);
  }
  await office.close();

  for (const { service, answer, state, letter } of REQUESTS) {
    await page.goto("/hanna/inicio");
    await hydrated(page, script);
    await expect(stands(page, service)).toHaveText(state);
    await page.getByRole("link", { name: service }).click();
    await expect(page.getByText(`Respuesta: ${answer}`)).toBeVisible();
    const way = page.getByRole("link", { name: "Abrir el servicio" });
    const again = page.getByRole("button", { name: "Solicitar" });
    if (service === "Vivienda") {
      await expect(way).toHaveAttribute("href", "https://vivienda.cajacopi.example");
      await expect(again).toHaveCount(0);
    } else {
      await expect(way).toHaveCount(0);
      await expect(again).toBeVisible();
    }
    await expect(async () => {
      expect(await countLetters(page, address, letter)).toBe(1);
    }).toPass({ timeout: 20_000 });
  }
});

/** What the steps of a chapter name, in their order. */
async function named(page: Page, chapter: string): Promise<string[]> {
  const steps = await page.locator(`#${chapter} ol`).innerText();
  return [...steps.matchAll(/«([^»]+)»/g)].map(([, name]) => name!);
}

test("H-47 the manual tells every step in the voice of the platform, names what the pages have, and shows it", async ({ page, script, expectAccessible }) => {
  await page.goto("/hanna/ayuda");
  await page.getByRole("link", { name: "Manual de usuario" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Manual de usuario");
  const main = page.getByRole("main");
  const chapters = main.getByRole("heading", { level: 2 });
  for (const title of ["Crear usuario", "Activar", "Preguntas", "Recuperar clave", "Segundo factor"]) {
    await expect(chapters.filter({ hasText: title })).toBeVisible();
  }
  const create = await named(page, "crear");
  expect(create).toEqual([
    "Crear Cuenta Nueva",
    "Buscar mis datos",
    "Ayuda",
    "Confirmar Contraseña",
    "Crear Nuevo Usuario",
    "Confirmar Solicitud",
    "Crear Usuario",
    "Cancelar",
    "Guardado Exitosamente",
  ]);
  // The code beside the questions, the PQRSF that unblocks, and where the registration stands.
  expect(await named(page, "activar")).toEqual([
    "Activar mi cuenta",
    "Reenviar",
    "Corregir correo",
    "¿Dónde va mi registro?",
    "Iniciar sesión",
    "Enviarme el estado",
  ]);
  expect(await named(page, "preguntas")).toEqual([
    "Comenzar",
    "Sin asignar / no aplica",
    "Necesito más tiempo",
    "Enviar respuestas",
    "Confirmar",
    "Recibir un código",
    "Validar",
    "Radicar PQRSF",
    "PQRSF",
    "Desbloqueo",
    "Radicar",
    "Consultar el estado",
  ]);
  const words = await main.innerText();
  expect(words).toContain("Presione «Activar mi cuenta»");
  expect(words).not.toMatch(/(?<!\p{L})(tu|tus|tú|te|ti|contigo|presiona|escribe|abre|elige)(?!\p{L})/iu);
  // What it shows is there, and told to whoever does not see it.
  const picture = main.getByRole("img", { name: /El formulario después de «Buscar mis datos»/ });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toBeVisible();
  const file = await page.request.get((await picture.getAttribute("src"))!);
  expect(file.headers()["content-type"]).toBe("image/webp");
  await expectAccessible(page);

  // As the pages have them.
  const [open, lookUp, help, again, send] = create;
  await page.goto("/hanna");
  await hydrated(page, script);
  await main.getByRole("link", { name: open, exact: true }).click();
  await expect(page).toHaveURL(/\/hanna\/registro$/);
  await expect(page.getByRole("button", { name: lookUp, exact: true })).toBeVisible();
  await expect(page.locator("summary").filter({ hasText: help }).first()).toBeVisible();
  await expect(page.locator("label").filter({ hasText: again }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: send, exact: true }).last()).toBeVisible();
});

test("H-47 a worker's manual speaks otherwise and names what those pages have", async ({ page }) => {
  await page.goto("/gestion/ayuda/manual");
  expect(await named(page, "registrarse")).toEqual([
    "Registrarse",
    "¿Dónde está el número?",
    "Registrarme",
    "Crear mi cuenta",
    "Reenviar",
    "¿Dónde va mi registro?",
    "Iniciar sesión",
  ]);
  const main = page.getByRole("main");
  await expect(main).toContainText("presiona «Registrarme»");
  await expect(main).not.toContainText("PQRSF");
  const words = await main.innerText();
  expect(words).not.toMatch(/(?<!\p{L})(usted|presione|escriba|elija)(?!\p{L})/iu);
  await main.locator("#registrarse").getByRole("link", { name: "¿Dónde va mi registro?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("¿Dónde va mi registro?");
});
