import { readFileSync } from "node:fs";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { brings, comesTo, imported } from "../support/registry.ts";
import { signInStaff } from "../support/second-factor.ts";
import { fill } from "../support/door.ts";

// People are retired here: nobody else's test may meet them.
test.use({ house: "registry" });

const SOUND = "El archivo no tiene errores";

test("X-10 a file with faults is shown, a good one is looked at, applied and listed", async ({
  page,
  script,
  expectAccessible,
}) => {
  await signInStaff(page, script, "admin@cajacopi.example");
  await page.getByRole("main").getByRole("link", { name: "Administración" }).click();
  await page.getByRole("link", { name: "Padrón", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Padrón");
  await hydrated(page, script);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cargar y revisar" }).click();
  await expect(page.getByText("Elegir un archivo que no esté vacío.").first()).toBeVisible();

  const { titles, rows } = imported();
  const [first, second, ...others] = rows;
  const faulty = [titles, first!.replace(/\d\d\/\d\d\/\d{4}/, "31/04/1980"), second].join("\r\n");
  await brings(page, script, faulty);
  await comesTo(page, script, "El archivo tiene errores");
  const findings = page.getByRole("table");
  await expect(findings).toContainText("Ese día no existe en el calendario.");
  await expect(findings.getByRole("rowheader").first()).toHaveText("Fila 2");
  await expect(page.getByRole("link", { name: "Cargar otro archivo" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Aplicar" })).toHaveCount(0);
  await expectAccessible(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Descargar los hallazgos (CSV)" }).click();
  const download = await waiting;
  expect(readFileSync(await download.path(), "utf8")).toContain("FECHA_IMPOSIBLE");
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(page.getByText("El archivo se descartó; no cambió nada.").first()).toBeVisible();

  // Somebody who left already: the other journey's file need not name them.
  const added = first!.replace(/99000\d{5}/, "9961000001").replace(/;activo;/i, ";Retirado;");
  await brings(page, script, [titles, second, added, ...others.slice(0, 20)].join("\r\n"));
  await comesTo(page, script, SOUND);
  const figure = (label: string) => page.getByRole("definition").and(
    page.locator(`dt:text-is("${label}") + dd`),
  );
  await expect(figure("Nuevas")).toHaveText("1");
  await expect(figure("Iguales")).toHaveText("21");
  // Whoever cannot be asked takes the code or the assisted way: how many that are, is told before.
  await expect(figure("Con datos para las preguntas")).toHaveText(/^\d+ de \d+ activas \(\d+ %\)$/);
  await page.getByRole("button", { name: "Aplicar", exact: true }).click();
  await comesTo(page, script, "El padrón está al día.");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Padrón" }).click();
  const row = page.getByRole("row").filter({ hasText: "Aplicado" }).filter({ hasText: "padrón.csv" });
  await expect(row.first()).toContainText("Inés Barros");
});

test("X-10 a whole file retires exactly those whom it showed, and they come back with another", async ({
  page,
  script,
  expectAccessible,
}) => {
  // The whole registry is checked and applied here.
  test.slow();
  await signInStaff(page, script, "admin@cajacopi.example");
  const { titles, rows } = imported();
  const active = rows.filter((row) => /;(activo|activa);/i.test(row));
  const gone = new Set(active.slice(-2));
  const rest = rows.filter((row) => !gone.has(row));
  await brings(page, script, [titles, ...rest].join("\r\n"), true);
  await comesTo(page, script, SOUND);
  await expect(page.getByText(/^2 de [\d.]+ personas activas no están en el archivo/)).toBeVisible();
  await expectAccessible(page);
  await fill(page, "Número de personas que quedarán retiradas", "3");
  const apply = page.getByRole("button", { name: "Aplicar y retirar a 2 personas", exact: true });
  await apply.click();
  await expect(page.getByText("No es el número que se muestra.").first()).toBeVisible();
  await hydrated(page, script);
  await fill(page, "Número de personas que quedarán retiradas", "2");
  await apply.click();
  await comesTo(page, script, "El padrón está al día.");

  await brings(page, script, [titles, ...rows.slice(0, 30), ...gone].join("\r\n"));
  await comesTo(page, script, SOUND);
  await page.getByRole("button", { name: "Aplicar", exact: true }).click();
  await comesTo(page, script, "El padrón está al día.");

  await brings(page, script, [titles, ...rows.slice(0, 30)].join("\r\n"), true);
  await comesTo(page, script, SOUND);
  // So many that it looks like a file cut off half-way.
  await expect(page.getByText(/^Este archivo retira a [\d.]+ de [\d.]+ personas activas \(\d+ %\)/)).toBeVisible();
  await expect(page.getByLabel("Confirmación con palabras")).toBeVisible();
  await page.getByRole("button", { name: /^Aplicar y retirar a [\d.]+ personas$/ }).click();
  await expect(page.getByText(/escribir «retiro masivo»/).first()).toBeVisible();
});
