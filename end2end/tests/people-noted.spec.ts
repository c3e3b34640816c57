import { ROSA, signInToCompany } from "../support/companies.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { rut } from "../support/opening.ts";
import { adds, expectRefused, opensPeople, part, searches } from "../support/personnel.ts";

/** Somebody of their own for each run: both run on one demonstration. */
const fresh = (script: boolean) =>
  script
    ? { rut: rut(47_310_001), right: rut(47_310_003), name: "Ulises", email: "ulises.quijada@trigo.example" }
    : { rut: rut(47_310_002), right: rut(47_310_004), name: "Violeta", email: "violeta.quijada@trigo.example" };

test("A-63 A-59 the «ficha»: mobile, first day and a mistyped RUT are corrected, each with its line of history", async ({ page, script, expectAccessible }) => {
  const who = fresh(script);
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await adds(page, script, who.rut, who.name, "Quijada", who.email);
  const main = page.getByRole("main");
  const mobile = part(page, "Celular");
  await mobile.getByLabel("Celular").fill("1234");
  await mobile.getByRole("button", { name: "Guardar el celular" }).click();
  await expectRefused(page, mobile.getByLabel("Celular"), "Escribe el celular con sus nueve números");
  await expect(mobile.getByLabel("Celular")).toHaveValue("1234");
  await hydrated(page, script);
  await mobile.getByLabel("Celular").fill("9 1234 5678");
  await mobile.getByRole("button", { name: "Guardar el celular" }).click();
  await expect(main).toContainText("El celular quedó guardado");
  await expect(main).toContainText("+56 9 1234 5678");
  await expect(main).toContainText("Celular: nada → +56 9 •••• ••78");
  await hydrated(page, script);
  const start = part(page, "Fecha de ingreso");
  await start.getByLabel("Fecha de ingreso").fill("2020-03-02");
  await start.getByRole("button", { name: "Guardar la fecha" }).click();
  await expect(main).toContainText("La fecha de ingreso quedó guardada");
  await expect(main).toContainText("02/03/2020");
  await hydrated(page, script);
  await expectAccessible(page);
  const number = part(page, "Corregir el RUT");
  await number.getByLabel("RUT").fill(who.right.replace(/.$/, (last) => (last === "1" ? "2" : "1")));
  await number.getByRole("button", { name: "Guardar el RUT" }).click();
  await expectRefused(page, number.getByLabel("RUT"), "El RUT no es válido");
  await hydrated(page, script);
  // Somebody else of the company has that one.
  await number.getByLabel("RUT").fill("46123123-3");
  await number.getByRole("button", { name: "Guardar el RUT" }).click();
  await expectRefused(page, number.getByLabel("RUT"), "Esta persona ya está en la lista");
  await hydrated(page, script);
  await number.getByLabel("RUT").fill(who.right);
  await number.getByRole("button", { name: "Guardar el RUT" }).click();
  await expect(main).toContainText("El RUT quedó corregido");
  await expect(main).toContainText("Corrigió el RUT");
});

test("A-63 whoever is added may bring a mobile, and the «ficha» of somebody with an account corrects no RUT", async ({ page, script }) => {
  const who = script
    ? { rut: rut(47_310_005), name: "Wanda" }
    : { rut: rut(47_310_006), name: "Ximena" };
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await page.getByRole("link", { name: "Agregar persona" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agregar persona");
  await hydrated(page, script);
  await fill(page, "RUT", who.rut);
  await fill(page, "Nombres", who.name);
  await fill(page, "Apellido paterno", "Quijada");
  await page.getByLabel("Celular").fill("2 2345 6789");
  await page.getByRole("button", { name: "Agregar" }).click();
  await expect(page.getByLabel("Celular")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Celular")).toHaveValue("2 2345 6789");
  await hydrated(page, script);
  await page.getByLabel("Celular").fill("987654321");
  await page.getByRole("button", { name: "Agregar" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("su usuario está creado");
  await expect(main).toContainText("+56 9 8765 4321");
  await expect(part(page, "Corregir el RUT")).toBeVisible();
  await main.getByRole("link", { name: "Gestión de personas y usuarios" }).click();
  await hydrated(page, script);
  await searches(page, script, "rosa");
  await main.getByRole("link", { name: "Rosa Díaz Lagos", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rosa Díaz Lagos");
  await expect(part(page, "Celular")).toBeVisible();
  await expect(part(page, "Corregir el RUT")).toHaveCount(0);
});

test("A-60 A-62 what was typed about several people comes back when it is refused", async ({ page, script }) => {
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await searches(page, script, "daniela");
  await page.getByRole("checkbox", { name: "Elegir a Daniela Muñoz Tapia" }).check();
  await page.getByRole("button", { name: "Inhabilitar elegidas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inhabilitar a estas personas");
  await hydrated(page, script);
  await page.getByLabel("Motivo").selectOption("security");
  await page.getByLabel("Nota interna").fill("x");
  await page.getByRole("button", { name: "Sí, inhabilitar" }).click();
  await expectRefused(page, page.getByLabel("Nota interna"), "Usa al menos 2 caracteres");
  await expect(page.getByLabel("Nota interna")).toHaveValue("x");
  await expect(page.getByLabel("Motivo")).toHaveValue("security");
});
