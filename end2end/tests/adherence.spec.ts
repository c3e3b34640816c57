import { changesUser, CORDILLERA, DANIELA, enters, signInToTable, TRIGO } from "../support/companies.ts";
import { expect, test } from "../support/fixtures.ts";

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
