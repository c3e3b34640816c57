// A form that was refused is typed into at once, while the page may still be asking how things stand.
import { begins, chooses, comesToTheQuestions, sends } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { holds } from "../support/late.ts";
import { mailedCode, sendCode } from "../support/proof-code.ts";

test("Q21 X-06 what is typed after a no stays as it is typed, and is what is saved", async ({ page, affiliate }) => {
  await comesToTheQuestions(page, true, affiliate);
  await hydrated(page, true);
  await begins(page);
  await chooses(page, affiliate);
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revise sus datos");
  const comes = await holds(page, /\/api\/review\/view/);
  const phone = page.locator("input[name=phone]");
  await phone.fill("123");
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await phone.fill("399 123 4567");
  await comes();
  // Moving the focus moves the page, and a press that is under way ends beside its button.
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue("399 123 4567");
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio$/);
  const copy = await page.request.get("/hanna/cuenta/datos/copia.json");
  expect(await copy.text()).toContain("399 123 4567");
});

test("Q24 the next code typed while the page learns how many tries are left stays", async ({ page, affiliate }) => {
  await comesToTheQuestions(page, true, affiliate);
  await hydrated(page, true);
  await sendCode(page).click();
  await expect(page).toHaveURL(/\/preguntas\/codigo$/);
  await expect(page.locator("input[name=code]")).toBeVisible();
  const code = await mailedCode(page, affiliate.email);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  const comes = await holds(page, /\/api\/challenge\/code/);
  await page.locator("input[name=code]").fill(wrong);
  await page.getByRole("button", { name: "Validar" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.locator("input[name=code]").fill(code);
  await comes();
  await expect(page.getByRole("main")).toContainText("4 veces");
  await expect(page.locator("input[name=code]")).toHaveValue(code);
  await expect(page.locator("input[name=code]")).toBeFocused();
  // The answer would send whoever has gone on back to where this page led.
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole("button", { name: "Validar" }).click();
  await expect(page).toHaveURL(/\/hanna\/datos$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revise sus datos");
  expect(asked).toContain("/api/challenge/prove");
  expect(asked.filter((path) => path === "/api/challenge/code")).toEqual([]);
});
