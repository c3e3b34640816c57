import type { Browser, Page } from "@playwright/test";
import { DANIELA, enters, ROSA, signInToCompany, signInToTable, TRIGO } from "../support/companies.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters } from "../support/mailbox.ts";
import { expectRefused, opensCard, searches } from "../support/personnel.ts";

const ROSAS = "rosa.diaz@trigo.example";
const DANIELAS = "daniela.munoz@ejemplo.test";

/** Rosa, who represents El Trigo, in a browser of her own. */
async function representative(browser: Browser, baseURL: string | undefined, script: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script, locale: "es" });
  const page = await context.newPage();
  await signInToCompany(page, script, ROSA);
  return page;
}

/** The perfiles, from the home of the company. */
async function opensRoles(page: Page, script: boolean): Promise<void> {
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: "Perfiles", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Perfiles");
  await hydrated(page, script);
}

/** Makes a perfil that sees one module. */
async function makes(page: Page, script: boolean, name: string, module: string): Promise<void> {
  await page.getByRole("link", { name: "Crear un perfil" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nuevo perfil");
  await hydrated(page, script);
  await fill(page, "Nombre del perfil", name);
  await page.getByRole("checkbox", { name: `Ver ${module}`, exact: true }).check();
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("El perfil quedó guardado").first()).toBeVisible();
  await hydrated(page, script);
}

/** Removes the perfil on the screen; its people go to the base perfil. */
async function removes(page: Page, script: boolean): Promise<void> {
  await page.getByRole("link", { name: "Eliminar este perfil" }).click();
  await hydrated(page, script);
  await page.getByRole("radio", { name: "Trabajador o colaborador" }).check();
  await page.getByRole("button", { name: "Sí, eliminar" }).click();
  await expect(page.getByText("El perfil se eliminó").first()).toBeVisible();
}

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-30 A-31 A-32 a perfil is designed in a matrix and its effect is told before it is saved", async ({ page, script, expectAccessible }) => {
      const name = `Jefatura ${width} ${script ? "con" : "sin"}`;
      await signInToCompany(page, script, ROSA);
      await opensRoles(page, script);
      await expectAccessible(page);
      await page.getByRole("link", { name: "Crear un perfil" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nuevo perfil");
      await hydrated(page, script);
      await expectAccessible(page);
      await fill(page, "Nombre del perfil", name);
      await page.getByLabel("Descripción").fill("Arma los turnos de la planta");
      await page.getByRole("checkbox", { name: "Ver Capacitación", exact: true }).check();
      await page.getByRole("checkbox", { name: "Editar Inspecciones", exact: true }).check();
      if (script) {
        // Live: no press is needed, and editing has ticked seeing.
        await expect(page.getByRole("checkbox", { name: "Ver Inspecciones", exact: true })).toBeChecked();
      } else {
        await page.getByRole("button", { name: "Ver efecto" }).click();
      }
      await expect(page.getByText("podrá ver y editar Inspecciones").first()).toBeVisible();
      await expect(page.getByText("podrá ver Capacitación").first()).toBeVisible();
      await expect(page.getByLabel("Descripción"), "kept by «Ver efecto»").toHaveValue("Arma los turnos de la planta");
      await page.getByRole("button", { name: "Guardar", exact: true }).click();
      await expect(page.getByText("El perfil quedó guardado").first()).toBeVisible();
      await hydrated(page, script);
      await page.getByText("Ver como este perfil").click();
      await expect(page.getByText("Puedes ver y editar.").first()).toBeVisible();
      await expectAccessible(page);
      // A copy that looks alike is refused, and what was ticked stays.
      await page.getByRole("link", { name: "Copiar este perfil" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nuevo perfil");
      await hydrated(page, script);
      await expect(page.getByRole("checkbox", { name: "Editar Inspecciones", exact: true })).toBeChecked();
      await expect(page.getByLabel("Descripción")).toHaveValue("Arma los turnos de la planta");
      await page.getByLabel("Descripción").fill("Otra cosa");
      await fill(page, "Nombre del perfil", name.toUpperCase());
      await page.getByRole("button", { name: "Guardar", exact: true }).click();
      await expect(page.getByText("se ve casi igual").first()).toBeVisible();
      await expect(page.getByLabel("Descripción")).toHaveValue("Otra cosa");
      await expect(page.getByRole("checkbox", { name: "Editar Inspecciones", exact: true })).toBeChecked();
      await page.getByRole("link", { name: "Perfiles", exact: true }).click();
      await hydrated(page, script);
      await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Arma los turnos de la planta");
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
      await hydrated(page, script);
      await removes(page, script);
      await expect(page.getByRole("main")).not.toContainText(name);
    });
  });
}

test("A-32 somebody else's newer version stands beside one's own", async ({ page, context, script }) => {
  const name = `Bodega ${script ? "con" : "sin"}`;
  await signInToCompany(page, script, ROSA);
  await opensRoles(page, script);
  await makes(page, script, name, "Capacitación");
  const other = await context.newPage();
  await other.goto(page.url());
  await hydrated(other, script);
  await other.getByRole("checkbox", { name: "Ver Planes de prevención", exact: true }).check();
  await other.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(other.getByText("El perfil quedó guardado").first()).toBeVisible();
  await other.close();
  await page.getByLabel("Descripción").fill("Recibe la carga");
  await page.getByRole("checkbox", { name: "Ver Certificados", exact: true }).check();
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Otra persona guardó este perfil").first()).toBeVisible();
  const rows = page.getByRole("table", { name: "En qué se diferencian" }).getByRole("row");
  await expect(rows.filter({ hasText: "Planes de prevención" })).toContainText("Sin acceso");
  await expect(rows.filter({ hasText: "Descripción" })).toContainText("Recibe la carga");
  await hydrated(page, script);
  await page.getByRole("button", { name: "Guardar lo mío" }).click();
  await expect(page.getByText("El perfil quedó guardado").first()).toBeVisible();
  await hydrated(page, script);
  await expect(page.getByRole("checkbox", { name: "Ver Planes de prevención", exact: true })).not.toBeChecked();
  await removes(page, script);
});

test("A-34 A-35 A-36 a module is asked for, approved with a perfil, and both are told", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const name = `Cursos ${script ? "con" : "sin"}`;
  const why = `Coordino los cursos ${script ? "de día" : "de noche"}`;
  await signInToTable(page, script, DANIELA);
  await enters(page, script, TRIGO);
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: "Pedir acceso a un módulo" }).click();
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Capacitación", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Capacitación");
  await hydrated(page, script);
  await expect(page.getByText("Llama al 600 600 2247").first()).toBeVisible();
  await expectAccessible(page);
  // Who decides.
  const here = page.url();
  await page.getByRole("link", { name: "Ver quiénes son los administradores de accesos" }).click();
  const deciding = page.getByRole("table", { name: "Administran los accesos de esta empresa" });
  await expect(deciding).toContainText("Rosa Díaz Lagos");
  await page.goto(here);
  await hydrated(page, script);
  await fill(page, "¿Para qué lo necesitas?", why);
  await page.getByRole("button", { name: "Enviar la solicitud" }).click();
  await expect(page.getByText("Tu solicitud espera respuesta").first()).toBeVisible();

  const rosa = await representative(browser, baseURL, script);
  await opensRoles(rosa, script);
  await makes(rosa, script, name, "Capacitación");
  const perfil = rosa.url();
  await rosa.getByRole("link", { name: "Perfiles", exact: true }).click();
  await hydrated(rosa, script);
  await rosa.getByRole("link", { name: "Inicio de la empresa" }).click();
  await hydrated(rosa, script);
  await rosa.getByRole("main").getByRole("link", { name: "Solicitudes de acceso" }).click();
  await expect(rosa.getByText(why)).toBeVisible();
  await hydrated(rosa, script);
  const asked = rosa.getByRole("region", { name: "Daniela Muñoz Tapia" }).filter({ hasText: why });
  const help = rosa.getByRole("link", { name: "Ver el paso a paso para responder una solicitud" });
  await expect(help).toHaveAttribute("href", /\/ayuda\/manual.*#responder-solicitudes$/);
  // Without an answer for the person nothing is decided, and the field says so.
  await asked.getByRole("button", { name: "Rechazar" }).click();
  await expectRefused(rosa, asked.getByLabel("Respuesta para la persona"), "Escribe el motivo");
  await hydrated(rosa, script);
  await asked.getByLabel("Perfil que tendrá si apruebas").selectOption({ label: name });
  await asked.getByLabel("Respuesta para la persona").fill("Adelante con los cursos");
  await asked.getByRole("button", { name: "Aprobar" }).click();
  await expect(rosa.getByText("La persona recibe tu respuesta").first()).toBeVisible();

  // The very next page opens it.
  await page.goto(new URL(perfil).pathname.split("/perfiles")[0] ?? "");
  await hydrated(page, script);
  await expect(page.getByRole("link", { name: "Capacitación", exact: true })).toBeVisible();

  await rosa.goto(`${new URL(perfil).pathname.split("/perfiles")[0]}/perfiles/porque`);
  await hydrated(rosa, script);
  await fill(rosa, "Correo electrónico de la persona", DANIELAS);
  await rosa.getByLabel("Módulo", { exact: true }).selectOption({ label: "Capacitación" });
  await rosa.getByRole("button", { name: "Explicar" }).click();
  await expect(rosa.getByText(`porque tiene el perfil «${name}»`).first()).toBeVisible();
  // Whom it was asked about stands in no address.
  expect(decodeURIComponent(rosa.url())).not.toContain(DANIELAS);
  await hydrated(rosa, script);
  await rosa.getByRole("link", { name: "Ver el perfil" }).click();
  await expect(rosa.getByRole("heading", { level: 1 })).toHaveText(name);
  await hydrated(rosa, script);
  await removes(rosa, script);
  await rosa.context().close();
  await expect(async () => {
    expect(await countLetters(page, DANIELAS, /Ya tienes acceso a Capacitación/)).toBeGreaterThan(0);
    expect(await countLetters(page, ROSAS, /Respondiste una solicitud de Capacitación/)).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000 });
});

test("A-28 A-33 a stand-in administers for a while and it can be ended", async ({ page, browser, baseURL, script, expectAccessible }) => {
  const rosa = await representative(browser, baseURL, script);
  await opensRoles(rosa, script);
  await rosa.getByRole("link", { name: "Suplentes" }).click();
  await hydrated(rosa, script);
  await expectAccessible(rosa);
  await fill(rosa, "Correo electrónico de la persona", DANIELAS);
  const until = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString("es-CL", { day: "2-digit", month: "2-digit", year: "numeric" });
  await fill(rosa, "Hasta el día", until);
  await rosa.getByRole("button", { name: "Nombrar suplente" }).click();
  await expect(rosa.getByText("puede administrar los accesos desde ahora").first()).toBeVisible();
  // her «ficha» says so, and by whom.
  const standIns = rosa.url();
  await rosa.goto(standIns.replace(/\/perfiles.*$/, "/personas"));
  await hydrated(rosa, script);
  await searches(rosa, script, "daniela");
  await opensCard(rosa, script, "Daniela Muñoz Tapia");
  await expectAccessible(rosa);
  await expect(rosa.getByRole("main")).toContainText(/Suplente hasta\s*\d\d\/\d\d\/\d{4}/);
  const named = rosa.getByRole("listitem").filter({ hasText: "Nombró suplente a la persona" });
  await expect(named.first()).toContainText("Rosa Díaz Lagos");
  await rosa.goto(standIns);
  await hydrated(rosa, script);
  await signInToTable(page, script, DANIELA);
  await enters(page, script, TRIGO);
  await expect(page.getByText("Suplente de los administradores de accesos")).toBeVisible();
  const home = page.url();
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: "Administradores de accesos" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Daniela Muñoz Tapia" })).toContainText("Suplente hasta el");
  await page.goto(home);
  await opensRoles(page, script);
  await hydrated(rosa, script);
  await rosa.getByRole("button", { name: /^Terminar ahora/ }).click();
  await expect(rosa.getByText("Ya no administra los accesos").first()).toBeVisible();
  await rosa.context().close();
  // The very next page is shut.
  expect((await page.reload())?.status()).toBe(404);
});
