import { expect, hydrated, test } from "../support/fixtures.ts";
import { fill } from "../support/door.ts";

test("A-17 the check digit is verified on leaving the field, without the server", async ({ page }) => {
  await page.goto("/gestion/ingresar");
  await hydrated(page, true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const rut = page.getByLabel("RUT", { exact: true });
  await fill(page, "RUT", "40000001-1");
  await rut.blur();
  await expect(page.getByText("El RUT no es válido.")).toBeVisible();
  await fill(page, "RUT", "40.000.001 8");
  await rut.blur();
  await expect(rut).toHaveValue("40000001-8");
  await expect(page.getByText("El RUT no es válido.")).toBeHidden();
  expect(asked).toEqual([]);
});

test("H-14 no field of what was refused is called right until it is changed", async ({ page }) => {
  await page.goto("/gestion/ingresar");
  await hydrated(page, true);
  const mark = page.getByRole("img", { name: "Correcto" });
  const rut = page.getByLabel("RUT", { exact: true });
  await fill(page, "RUT", "48123457-3");
  await rut.blur();
  await expect(mark).toBeVisible();
  await fill(page, "Contraseña", "otra cosa distinta");
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page.getByRole("alert")).toContainText("Los datos no coinciden");
  await expect(mark).toHaveCount(0);
  // Passing by changes nothing.
  await rut.focus();
  await rut.blur();
  await expect(mark).toHaveCount(0);
  await fill(page, "RUT", "48123458-1");
  await rut.blur();
  await expect(mark).toBeVisible();
});
