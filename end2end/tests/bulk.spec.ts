import { readFileSync } from "node:fs";
import { CORDILLERA, enters, ROSA, signInToCompany, signInToTable, TRIGO } from "../support/companies.ts";
import { bringsPeople, comesTo } from "../support/bulk.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";

// People are added and disabled here: nobody else's test may meet them.
test.use({ house: "bulk" });

const NEW = "RUT;Nombres;Apellido paterno;Correo;Estado";
const EDITS = "RUT;Correo;Estado";

test("A-66 a file with faults is looked at, corrected and applied, and each row has its result", async ({
  page,
  script,
  expectAccessible,
}) => {
  await signInToCompany(page, script, ROSA);
  await page.getByRole("link", { name: "Cargas masivas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cargas masivas");
  await hydrated(page, script);
  await expectAccessible(page);

  const template = page.waitForEvent("download");
  await page.getByRole("link", { name: "Descargar la plantilla (CSV)" }).click();
  const text = readFileSync(await (await template).path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain('"RUT";"Nombres";"Apellido paterno"');

  const rows = ["10.000.013-5;Ana;Soto;ana.soto@ejemplo.test;Habilitado", "10.000.013-K;Beto;Mena;beto@gmail,com;"];
  await bringsPeople(page, script, [NEW, ...rows].join("\r\n"), { looked: "2 filas, 2 con errores" });
  await comesTo(page, script, "No hay nada que aplicar");
  await page.getByRole("link", { name: /^Rechazadas \(2\)/ }).click();
  await expect(page.getByRole("table").last()).toContainText("El dígito verificador no corresponde");
  await expectAccessible(page);
  const refused = page.waitForEvent("download");
  await page.getByRole("link", { name: /Descargar las filas rechazadas/ }).click();
  expect(readFileSync(await (await refused).path(), "utf8")).toContain("Motivo del rechazo");
  await page.getByRole("button", { name: "Descartar esta carga" }).click();
  await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();

  const good = ["10.000.013-K;Ana;Soto;ana.soto@ejemplo.test;Habilitado", "40.000.001-9;Beto;Mena;;"];
  await bringsPeople(page, script, [NEW, ...good].join("\r\n"), { looked: "2 filas, 1 con errores" });
  await comesTo(page, script, "Algunas filas no se pueden aplicar");
  await expect(page.getByText("1 fila rechazada no se aplica.").first()).toBeVisible();
  // All or nothing is nothing here: it says so beforehand, and the way to correct the rows stands beside it.
  await page.getByLabel("Todo o nada: no se aplica nada mientras haya filas rechazadas").check();
  await expect(page.locator("#aplicar").getByRole("link", { name: /Descargar las filas rechazadas/ })).toBeVisible();
  await page.getByRole("button", { name: "Aplicar", exact: true }).click();
  await expect(page.getByText("No se aplicó nada: hay filas rechazadas. Elige aplicar solo las buenas").first()).toBeVisible();
  await hydrated(page, script);
  await page.getByLabel(/Solo 1 fila buena;/).check();
  await page.getByRole("button", { name: "Aplicar", exact: true }).click();
  await comesTo(page, script, "La carga está aplicada.");
  await expectAccessible(page);
  // A load writes to nobody who is new: the page says where that is done.
  await expect(page.getByRole("link", { name: "Ver «Pendientes»" })).toBeVisible();
  const result = page.waitForEvent("download");
  await page.getByRole("link", { name: /Descargar el resultado de cada fila/ }).click();
  const told = readFileSync(await (await result).path(), "utf8");
  expect(told).toContain('"Nueva"');
  expect(told).toContain('"Rechazada"');
});

test("A-64 A-65 e-mails and states change in bulk, are seen as a difference, and are taken back", async ({
  page,
  script,
  expectAccessible,
}) => {
  await signInToCompany(page, script, ROSA);
  const people = [10_000_021, 10_000_022].map((n) => `${rut(n)};Ana;Soto;p${n}@ejemplo.test;`);
  await bringsPeople(page, script, [NEW, ...people].join("\r\n"), { looked: "2 filas sin errores" });
  await comesTo(page, script, "Todas las filas se pueden aplicar");
  await page.getByRole("button", { name: "Aplicar", exact: true }).click();
  await comesTo(page, script, "La carga está aplicada.");

  const edits = [`${rut(10_000_021)};otra@ejemplo.test;`, `${rut(10_000_022)};;Inhabilitado`];
  await bringsPeople(page, script, [EDITS, ...edits].join("\r\n"), { looked: "2 filas sin errores" });
  await comesTo(page, script, "Todas las filas se pueden aplicar");
  const table = page.getByRole("table").last();
  await expect(table).toContainText("Correo: p10000021@ejemplo.test → otra@ejemplo.test");
  await expect(table).toContainText("Estado: Habilitado → Inhabilitado");
  await page.getByRole("button", { name: "Aplicar", exact: true }).click();
  await comesTo(page, script, "La carga está aplicada.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deshacer", exact: true }).click();
  await comesTo(page, script, "La carga está deshecha.");
  await expectAccessible(page);
});

test("A-66 titles that nobody knows are explained by hand", async ({ page, script, expectAccessible }) => {
  await signInToCompany(page, script, ROSA);
  const file = ["Identificador;Le dicen;Y además", `${rut(10_000_031)};Ana;Soto`].join("\r\n");
  await bringsPeople(page, script, file, { looked: "no se puede leer así" });
  await comesTo(page, script, "El archivo no se puede leer así");
  await expectAccessible(page);
  await page.getByLabel("Columna 2: «Le dicen»").selectOption({ label: "Nombres" });
  // Refused, because nobody is known by a name alone, what was chosen stays.
  await page.getByRole("button", { name: "Leer de nuevo con estas columnas" }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveAttribute("href", "#columns");
  await expect(page.getByLabel("Columna 2: «Le dicen»").locator("option:checked")).toHaveText("Nombres");
  await hydrated(page, script);
  await page.getByLabel("Columna 1: «Identificador»").selectOption({ label: "RUT" });
  await page.getByLabel("Columna 3: «Y además»").selectOption({ label: "Apellido paterno" });
  await page.getByRole("button", { name: "Leer de nuevo con estas columnas" }).click();
  await comesTo(page, script, "Todas las filas se pueden aplicar");
});

test("A43 a worker of another company finds no loads there", async ({ page, script }) => {
  await signInToTable(page, script, "46123123-3");
  await enters(page, script, TRIGO);
  const here = new URL(page.url()).pathname;
  await expect(page.getByRole("link", { name: "Cargas masivas" })).toHaveCount(0);
  const answer = await page.goto(`${here}/cargas`);
  expect(answer?.status()).toBe(404);
  await page.goto("/gestion/empresas");
  await enters(page, script, CORDILLERA);
});

/** The RUT with that number, as people write it. */
function rut(body: number): string {
  let [rest, weight, sum] = [body, 2, 0];
  while (rest > 0) {
    sum += (rest % 10) * weight;
    rest = Math.floor(rest / 10);
    weight = weight === 7 ? 2 : weight + 1;
  }
  const check = 11 - (sum % 11);
  return `${body}-${check === 11 ? "0" : check === 10 ? "K" : check}`;
}
