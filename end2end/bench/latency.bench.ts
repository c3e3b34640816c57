import type { Page } from "@playwright/test";
import { bringsPeople, comesTo } from "../support/bulk.ts";
import { ROSA, signInToCompany } from "../support/companies.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { rut } from "../support/opening.ts";
import { answers, deaf, watches } from "./latency.ts";
import { MORE_MODULES } from "./setup.ts";

const ROWS = 10_000;
const PERFILES = 50;
/** Letters that look like no other and like no pair of others. */
const LETTERS = [..."abdefghjkt"];

/** The way to the company's rooms, once its home is open. */
function company(page: Page): string {
  return /\/gestion\/e\/[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)![0];
}

/** A file of new people. */
function file(): string {
  const rows = Array.from({ length: ROWS }, (_, place) => {
    const [day, month] = [1 + (place % 28), 1 + (place % 12)].map((number) => String(number).padStart(2, "0"));
    return `${rut(10_000_000 + place)};Ana;Soto;p${place}@ejemplo.test;${day}/${month}/2024;Habilitado`;
  });
  return ["RUT;Nombres;Apellido paterno;Correo;Fecha de ingreso;Estado", ...rows].join("\r\n");
}

test("a preview of 10 000 rows", async ({ page }) => {
  await watches(page);
  await signInToCompany(page, true, ROSA);
  const room = `${company(page)}/cargas`;
  await page.goto(room);
  await hydrated(page, true);
  await deaf(page, "10 000 rows looked at in the browser, longest time without an ear", async () => {
    const buffer = Buffer.from(file());
    await page
      .getByLabel("Archivo CSV o Excel")
      .setInputFiles({ name: "personas.csv", mimeType: "text/csv", buffer });
    await expect(page.getByText(/filas sin errores/).first()).toBeVisible();
  });
  await answers(page, "10 000 rows looked at again in another order of dates", async () => {
    const order = page.getByLabel("Orden de las fechas");
    await order.focus();
    for (const chosen of ["dmy", "mdy"]) {
      await page.keyboard.press("ArrowDown");
      await expect(order).toHaveValue(chosen);
    }
  });
  await bringsPeople(page, true, file(), { looked: "filas sin errores" });
  await comesTo(page, true, "Todas las filas se pueden aplicar");
  await answers(page, "Preview of 10 000 rows: pages and kinds of rows", async () => {
    for (let turned = 1; turned <= 10; turned += 1) {
      await page.getByRole("link", { name: "Más filas" }).click();
      await expect(page).toHaveURL(new RegExp(`desde=${turned}$`));
    }
    for (const kind of [/^Rechazadas/, /^Nuevas/]) {
      await page.getByRole("link", { name: kind }).first().click();
      await expect(page.getByRole("link", { name: kind }).first()).toHaveAttribute("aria-current", "page");
    }
  });
  // So that the next run of the same server finds the company as it was.
  await page.getByRole("button", { name: "Descartar esta carga" }).click();
  await expect(page.getByText("El archivo se descartó").first()).toBeVisible();
});

test("a role editor of 200 permissions and 50 perfiles", async ({ page }) => {
  await watches(page);
  await signInToCompany(page, true, ROSA);
  const at = company(page);
  const { origin } = new URL(page.url());
  const names = LETTERS.slice(0, PERFILES / LETTERS.length).flatMap((one) =>
    LETTERS.map((other) => `Turno ${one}${other}`),
  );
  for (const name of names) {
    const form = new URLSearchParams({ platform: "gestion", company: at.split("/").at(-1)!, role: "nuevo" });
    for (const [field, value] of [["seen", "0"], ["name", name], ["intent", "save"]] as const) {
      form.append(field, value);
    }
    for (let module = 1; module <= MORE_MODULES; module += 2) form.append("see[]", `modulo-${module}`);
    const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
    const saved = await page.request.post("/api/role/save", { data: form.toString(), headers, maxRedirects: 0 });
    expect(saved.status(), name).toBeLessThan(400);
  }
  await page.goto(`${at}/perfiles`);
  await hydrated(page, true);
  for (const name of names) await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await page.getByRole("link", { name: names[25]!, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(names[25]!);
  await hydrated(page, true);
  await expect(page.getByRole("checkbox")).toHaveCount(200);

  const editor = "Role editor, 200 permissions × 50 perfiles";
  const ticks = async (kind: string, from: number) => {
    for (let module = from; module <= MORE_MODULES; module += 6) {
      await page.getByRole("checkbox", { name: `${kind} Módulo ${module}`, exact: true }).click();
    }
  };
  await answers(page, `${editor}: a tick`, async () => {
    await ticks("Editar", 1);
    await ticks("Ver", 2);
  });
  await answers(page, `${editor}: a letter of a search`, async () => {
    const field = page.getByLabel("Buscar un módulo");
    await field.click();
    await page.keyboard.type("módulo 8", { delay: 50 });
    await field.fill("");
  });
  await answers(page, `${editor}: a tick while «Ver como» is open`, async () => {
    await page.getByText("Ver como este perfil").click();
    await ticks("Editar", 3);
    await ticks("Ver", 1);
  });
});
