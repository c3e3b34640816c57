import { changesUser, CORDILLERA, DANIELA, enters, signInToTable, TRIGO } from "../support/companies.ts";
import { fill } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { entersOperation } from "../support/operation.ts";

// A server of its own: the company is everybody's.
test.use({ house: "adherence" });

test("A-08 A-13 A-11 an adherence that ends shuts the company at once, and returns with everybody in it", async ({ page, script, demonstration }) => {
  await signInToTable(page, script, DANIELA);
  await enters(page, script, TRIGO);
  const words = ["--platform", "gestion", "--company", "54000001-8", "--reason", "Contrato terminado"];
  demonstration.command("company", "end", ...words);
  await page.reload();
  await expect(page.getByRole("main")).toContainText("Esta empresa ya no está adherida");
  await page.getByRole("main").getByRole("link", { name: "Ver tus empresas" }).click();
  await expect(page.getByRole("row").filter({ hasText: TRIGO })).toContainText("Empresa no adherida");
  // the other one stays open.
  await enters(page, script, CORDILLERA);
  demonstration.command("company", "adhere", ...words);
  await changesUser(page);
  await enters(page, script, TRIGO);
});

test("A-13 A-08 an operator ends an adherence in a page, with a reason, and it holds on the next request", async ({ page, browser, baseURL, script, expectAccessible }) => {
  await signInToTable(page, script, DANIELA);
  await enters(page, script, CORDILLERA);
  const context = await browser.newContext({ baseURL, javaScriptEnabled: script });
  const operator = await context.newPage();
  await entersOperation(operator, script, "gestion");
  await operator.getByRole("link", { name: "Empresas y adhesión" }).click();
  await expect(operator.getByRole("heading", { level: 1 })).toHaveText("Empresas y adhesión");
  for (const [link, button, state] of [
    [`Terminar la adhesión ${CORDILLERA}`, "Sí, terminar", "No adherida"],
    [`Adherir otra vez ${CORDILLERA}`, "Sí, adherir", "Adherida"],
  ] as const) {
    await hydrated(operator, script);
    await operator.getByRole("link", { name: link }).click();
    await hydrated(operator, script);
    await expectAccessible(operator);
    await operator.getByRole("button", { name: button }).click();
    await expect(operator.getByText("Escribe el motivo.").first()).toBeVisible();
    await hydrated(operator, script);
    await fill(operator, "Motivo", "Contrato terminado");
    await operator.getByRole("button", { name: button }).click();
    await expect(operator.getByText("Adhesión cambiada")).toBeVisible();
    await expect(operator.getByRole("row").filter({ hasText: CORDILLERA })).toContainText(state);
    await page.reload();
    const shut = page.getByText("Esta empresa ya no está adherida");
    await expect(shut).toHaveCount(state === "Adherida" ? 0 : 1);
  }
  await context.close();
});
