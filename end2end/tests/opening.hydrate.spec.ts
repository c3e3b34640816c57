import { acquire, newCompany, openWelcome, put } from "../support/opening.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";

test("W-20 what is typed is kept without a press, and the comuna is offered while it is typed", async ({
  page,
  script,
  demonstration,
}) => {
  const company = newCompany(script);
  acquire(demonstration, company);
  await openWelcome(page, company.contact);
  await hydrated(page, script);
  await fill(page, "RUT de la empresa", company.rut);
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page).toHaveURL(/\/workera\/empresa\/datos$/);
  await hydrated(page, script);
  await expect(page.locator('datalist#comunas option[value="Ñuñoa"]')).toBeAttached();
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/opening/save"));
  await put(page, "company_street", "Av. Matta 123, of. 4");
  await put(page, "company_giro", "Elaboración de pan");
  expect((await kept).ok()).toBe(true);
  await page.reload();
  await expect(page.locator('[name="company_street"]')).toHaveValue("Av. Matta 123, of. 4");
});
