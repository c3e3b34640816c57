import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AROMOS, BERNARDO, CORDILLERA, DANIELA, enters, signInToCompany, signInToTable, TRIGO } from "../support/companies.ts";
import { run } from "../support/demonstration.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { linkFromMail, openLetter } from "../support/mailbox.ts";
import { entersOperation } from "../support/operation.ts";
import { signInStaff } from "../support/second-factor.ts";

// A server of its own: a company loses its administrators here, and gets another one.
test.use({ house: "leaderless" });

/** What an office sends when everybody left who administered El Trigo (Q51). */
const LEFT = [
  "RUT;Nombres;Apellido paterno;Estado",
  "46000001-7;Rosa;Díaz;Inhabilitado",
  "46000002-5;Jorge;Pinto;Inhabilitado",
  "",
].join("\r\n");

// Each width has a company and somebody of its own: both run on one demonstration. Nobody
// administers Cordillera from the start.
for (const { width, company, rut, address, name } of [
  { width: 360, company: TRIGO, rut: "46000004-1", address: "nicolas.abarca@ejemplo.test", name: "Nicolás Abarca Toro" },
  { width: 1280, company: CORDILLERA, rut: "46000005-K", address: "olivia.correa@ejemplo.test", name: "Olivia Correa Prieto" },
]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("A-26 A-27 A-28 A-33 A-37 Q51 the operator names somebody for a company that nobody administers", async ({ page, browser, baseURL, script, viewport, demonstration, expectAccessible }) => {
      test.setTimeout(120_000);
      if (company === TRIGO) {
        const file = join(run, `left-${script}.csv`);
        writeFileSync(file, LEFT);
        demonstration.command("workers", "import", file, "--platform", "gestion", "--company", "54000001-8");
      }
      const opens = () => browser.newContext({ baseURL, javaScriptEnabled: script, viewport });

      // A worker reads whom to ask.
      await signInToTable(page, script, DANIELA);
      await enters(page, script, company);
      const main = page.getByRole("main");
      await main.getByRole("link", { name: "Administradores de accesos" }).click();
      await expect(main).toContainText("Sin administrador de accesos");
      await expect(main).toContainText("Pídelo a la mesa de ayuda");

      // The desk is told that it names nobody by itself, and who does.
      const desk = await opens();
      const agent = await desk.newPage();
      await signInStaff(agent, script, "45000001-9");
      await agent.goto("/gestion/mesa/personas");
      await hydrated(agent, script);
      await fill(agent, "RUT", DANIELA);
      await agent.getByRole("button", { name: "Buscar" }).click();
      await expect(agent.getByRole("main")).toContainText(`${company} · Trabajador o colaborador · Habilitado · sin administrador de accesos`);
      await expect(agent.getByText("Lo nombra el equipo de operación")).toBeVisible();
      await hydrated(agent, script);
      await expectAccessible(agent);
      await desk.close();

      const office = await opens();
      const operator = await office.newPage();
      await entersOperation(operator, script, "gestion");
      await hydrated(operator, script);
      await operator.getByRole("link", { name: "Empresas y adhesión" }).click();
      await expect(operator.getByRole("heading", { level: 1 })).toHaveText("Empresas y adhesión");
      await hydrated(operator, script);
      await operator.getByRole("link", { name: "Ver solo las empresas sin administrador de accesos" }).click();
      await expect(operator.getByRole("link", { name: "Ver todas las empresas" })).toBeVisible();
      const row = operator.getByRole("row").filter({ hasText: company });
      await expect(row).toContainText("Sin administrador de accesos");
      await hydrated(operator, script);
      await operator.getByRole("link", { name: `Nombrar administrador ${company}` }).click();
      await expect(operator.getByRole("heading", { name: `Nombrar un administrador de accesos de ${company}` })).toBeVisible();
      await hydrated(operator, script);
      await expectAccessible(operator);
      await fill(operator, "Correo de la persona", address);
      await operator.getByRole("button", { name: "Enviar el nombramiento" }).click();
      await expect(operator.getByText("Escribe el motivo.").first()).toBeVisible();
      await hydrated(operator, script);
      await expect(operator.getByLabel("Correo de la persona", { exact: true })).toHaveValue(address);
      await operator.getByLabel("En calidad de").selectOption({ label: "Representante legal" });
      await fill(operator, "Motivo", "Carta firmada, escritura revisada");
      await operator.getByRole("button", { name: "Enviar el nombramiento" }).click();
      await expect(operator.getByText("El nombramiento va en camino")).toBeVisible();
      // Until the person says yes nobody administers it.
      await expect(row).toContainText("Sin administrador de accesos");

      const home = await opens();
      const person = await home.newPage();
      await person.goto(await linkFromMail(person, address, /Puedes administrar los accesos/));
      await expect(person).toHaveURL(/\/gestion\/nombramiento$/);
      await expect(person.getByRole("main")).toContainText(company);
      await hydrated(person, script);
      await person.getByRole("button", { name: "Aceptar el nombramiento" }).click();
      await expect(person).toHaveURL(/\/gestion\/ingresar\?/);
      await signInToCompany(person, script, rut);
      await expect(person.getByRole("heading", { level: 1 })).toHaveText(company);
      await expect(person.getByRole("main")).toContainText("Representante legal");
      await home.close();

      await operator.goto("/gestion/operacion/empresas");
      await expect(row).toContainText("Con administrador");
      await office.close();
      await page.reload();
      await expect(main).toContainText(name);
      await expect(main).not.toContainText("Sin administrador de accesos");
    });
  });
}

test("A-27 A-28 the operator names a representative where others administer a company, and they are told", async ({ page, browser, baseURL, script, demonstration, expectAccessible }) => {
  test.setTimeout(120_000);
  // Its commercial contact alone administers Los Aromos.
  demonstration.command("company", "adhere", "--platform", "gestion", "--company", "54987654-4", "--reason", "Contrato nuevo");
  await entersOperation(page, script, "gestion");
  await hydrated(page, script);
  await page.getByRole("link", { name: "Empresas y adhesión" }).click();
  await hydrated(page, script);
  await page.getByRole("searchbox", { name: "RUT de la empresa" }).fill("54.987.654-4");
  await page.getByRole("button", { name: "Buscar" }).click();
  const row = page.getByRole("row").filter({ hasText: AROMOS });
  await expect(row).toContainText("Con administrador, sin representante legal");
  await expect(page.getByRole("row").filter({ hasText: TRIGO })).toHaveCount(0);
  await hydrated(page, script);
  await page.getByRole("link", { name: `Nombrar representante legal ${AROMOS}` }).click();
  await expect(page.getByRole("heading", { name: `¿Nombrar un representante legal de ${AROMOS}?` })).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await fill(page, "Correo de la persona", "bernardo.lillo@ejemplo.test");
  await fill(page, "Motivo", "Carta firmada, escritura revisada");
  await page.getByRole("button", { name: "Enviar el nombramiento" }).click();
  await expect(page.getByText("El nombramiento va en camino")).toBeVisible();

  const home = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const person = await home.newPage();
  await openLetter(person, "paz.aravena@ejemplo.test", /Se nombra un representante legal de tu empresa/);
  await expect(person.getByRole("main")).toContainText(`representante legal de ${AROMOS}`);
  await person.goto(await linkFromMail(person, "bernardo.lillo@ejemplo.test", /Puedes administrar los accesos/));
  await hydrated(person, script);
  await person.getByRole("button", { name: "Aceptar el nombramiento" }).click();
  // What the click opens must not meet the page that is asked for next.
  await expect(person).toHaveURL(/\/gestion\/ingresar\?/);
  await signInToCompany(person, script, BERNARDO);
  await expect(person.getByRole("heading", { level: 1 })).toHaveText(AROMOS);
  await expect(person.getByRole("main")).toContainText("Representante legal");
  await home.close();

  // From then on the company decides by itself.
  await page.goto("/gestion/operacion/empresas");
  await expect(row).toContainText("Con administrador");
  await expect(row).not.toContainText("sin representante");
});
