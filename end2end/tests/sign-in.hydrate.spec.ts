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
