import { readFileSync } from "node:fs";
import { bringsPeople, comesTo } from "../support/bulk.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import {
  BRUNO,
  CARLA,
  ELENA,
  entersInstitution,
  invitationLink,
  newPerson,
  opensAccounts,
} from "../support/institution.ts";

// People are invited here by the dozen: nobody else's test may meet them.
test.use({ house: "guests" });

const TITLES = "Nombre;Apellido paterno;Apellido materno;RUT;E-mail;Celular;Rol";

type Person = ReturnType<typeof newPerson>;

/** The row of somebody to be invited. */
function row(who: Person, role: string): string {
  return `Felipe;Rojas;Lara;${who.rut};${who.email};${who.phone};${role}`;
}

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("C-28 C-33 C-35 a list is looked at row by row, corrected, sent, and taken back", async ({
      page,
      script,
      expectAccessible,
    }) => {
      test.setTimeout(180_000);
      const [one, two] = [newPerson(script, width + 1), newPerson(script, width + 2)];
      await page.goto("/cct");
      await entersInstitution(page, script, ELENA);
      await opensAccounts(page, script);
      await page.getByRole("link", { name: "Invitar con una lista" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invitar con una lista");
      await hydrated(page, script);
      await expectAccessible(page);

      const template = page.waitForEvent("download");
      await page.getByRole("link", { name: "Descargar la plantilla (CSV)" }).click();
      const text = readFileSync(await (await template).path(), "utf8");
      expect(text).toContain(
        '"Nombre";"Apellido paterno";"Apellido materno";"RUT";"E-mail";"Celular";"Rol"',
      );

      const rows = [row(one, "Usuario"), row(two, "Jefatura"), `Ana;;;${two.rut};;;`];
      await bringsPeople(page, script, [TITLES, ...rows].join("\r\n"), { looked: "3 filas, 2 con errores" });
      await comesTo(page, script, "Algunas filas no se pueden aplicar");
      await expectAccessible(page);
      await expect(page.getByRole("table").last()).toContainText("Rol: Usuario");
      await page.getByRole("link", { name: /^Rechazadas \(2\)/ }).click();
      await expect(page.getByRole("table").last()).toContainText("Súper Administrador, Administrador o Usuario");
      await expect(page.getByRole("table").last()).toContainText("Este dato es obligatorio.");
      await hydrated(page, script);
      const refused = page.waitForEvent("download");
      await page.getByRole("link", { name: /Descargar las filas rechazadas/ }).click();
      expect(readFileSync(await (await refused).path(), "utf8")).toContain(two.email);
      await page.getByRole("button", { name: "Descartar esta lista" }).click();
      await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();

      const good = [row(one, "Usuario"), row(two, "Administrador")];
      await bringsPeople(page, script, [TITLES, ...good].join("\r\n"), { looked: "2 filas sin errores" });
      await comesTo(page, script, "Todas las filas se pueden aplicar");
      await expect(page.getByText("Se invita a 2 personas.").first()).toBeVisible();
      await page.getByRole("button", { name: "Aplicar", exact: true }).click();
      await comesTo(page, script, "La lista está aplicada");
      await expectAccessible(page);
      const load = page.url();
      // The link goes to the person alone.
      expect(await page.content()).not.toContain("/enlace/invitacion/");
      expect(await invitationLink(page, one.email)).toContain("/enlace/invitacion/");

      // Loaded twice it invites nobody twice.
      await bringsPeople(page, script, [TITLES, ...good].join("\r\n"), { looked: "2 filas sin errores" });
      await comesTo(page, script, "No hay nada que aplicar");
      await page.getByRole("button", { name: "Descartar esta lista" }).click();
      await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();

      await page.goto(load);
      await hydrated(page, script);
      await page.getByRole("button", { name: "Deshacer", exact: true }).click();
      await comesTo(page, script, "La lista está deshecha");
      await page.getByRole("link", { name: "Invitar con una lista" }).first().click();
      await hydrated(page, script);
      await page.getByRole("link", { name: "Volver a las cuentas" }).first().click();
      await expect(page.getByRole("row").filter({ hasText: one.email }).first()).toContainText("Revocada");
    });
  });
}

test("C-33 Q39 an «Administrador» gives no higher role by a list, and somebody here is told so", async ({
  page,
  script,
}) => {
  test.setTimeout(120_000);
  const who = newPerson(script, 11);
  await page.goto("/cct");
  await entersInstitution(page, script, BRUNO);
  const here = { ...newPerson(script, 12), email: CARLA.email };
  const rows = [row(who, "Súper Administrador"), row(here, "Usuario")];
  await bringsPeople(page, script, [TITLES, ...rows].join("\r\n"), { looked: "2 filas sin errores" });
  await comesTo(page, script, "No hay nada que aplicar");
  await page.getByRole("link", { name: /^Rechazadas \(2\)/ }).click();
  const table = page.getByRole("table").last();
  await expect(table).toContainText("Con tu perfil no puedes dar ese rol.");
  await expect(table).toContainText("Ya es parte de la institución.");
});

test("C-30 a «Usuario» finds no lists", async ({ page, script }) => {
  await page.goto("/cct");
  await entersInstitution(page, script, CARLA);
  const here = new URL(page.url()).pathname;
  const answer = await page.goto(`${here}/cargas`);
  expect(answer?.status()).toBe(404);
});
