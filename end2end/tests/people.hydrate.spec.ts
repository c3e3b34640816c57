import { ROSA, signInToCompany } from "../support/companies.ts";
import { expect, test } from "../support/fixtures.ts";
import { found, opensPeople, searchField } from "../support/personnel.ts";

test("A-63 the list follows what is typed: the address is replaced, the focus stays, the count is told", async ({ page }) => {
  await signInToCompany(page, true, ROSA);
  await opensPeople(page, true);
  const main = page.getByRole("main");
  const before = await page.evaluate(() => {
    Object.assign(window, { stays: "yes" });
    return history.length;
  });
  await searchField(page).click();
  await page.keyboard.type("daniela", { delay: 40 });
  await found(page, "daniela");
  await expect(searchField(page)).toBeFocused();
  await expect(searchField(page)).toHaveValue("daniela");
  await expect(page).toHaveURL(/\?buscar=daniela$/);
  await expect(main.getByRole("link", { name: "Daniela Muñoz Tapia" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Rosa Díaz Lagos" })).toHaveCount(0);
  await expect(main.getByRole("status").filter({ hasText: "1 persona encontrada" })).toBeVisible();
  await page.keyboard.type(" muñoz", { delay: 40 });
  await found(page, "daniela muñoz");
  await expect(searchField(page)).toBeFocused();
  expect(await page.evaluate(() => history.length)).toBe(before);
  expect(await page.evaluate(() => (window as unknown as { stays?: string }).stays)).toBe("yes");
  // What takes the filter away takes the text away, too.
  await main.getByRole("link", { name: /^Quitar el filtro/ }).click();
  await expect(main.getByRole("link", { name: "Rosa Díaz Lagos" })).toBeVisible();
  await expect(searchField(page)).toHaveValue("");
});

test("A-60 one box chooses the whole page, by keyboard, too, and the count follows", async ({ page, expectAccessible }) => {
  await signInToCompany(page, true, ROSA);
  await opensPeople(page, true);
  const all = page.getByRole("checkbox", { name: "Seleccionar a todas las de esta página" });
  const boxes = page.getByRole("checkbox", { name: /^Elegir a / });
  const people = await boxes.count();
  expect(people).toBeGreaterThan(2);
  const ticked = boxes.and(page.locator(":checked"));
  const told = page.getByRole("status").filter({ hasText: `${people} personas elegidas` });
  await all.focus();
  await page.keyboard.press("Space");
  await expect(ticked).toHaveCount(people);
  await expect(told).toBeVisible();
  await expectAccessible(page);
  // Without one of them it is not the whole page.
  await boxes.first().uncheck();
  await expect(all).not.toBeChecked();
  await expect(told).toHaveCount(0);
  await boxes.first().check();
  await expect(all).toBeChecked();
  await all.uncheck();
  await expect(ticked).toHaveCount(0);
  // What another search shows was chosen by nobody.
  await all.check();
  await searchField(page).fill("jorge pinto");
  await found(page, "jorge pinto");
  await expect(all).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Elegir a Jorge Pinto Rivas" })).not.toBeChecked();
});

test("A-60 A-63 nobody is chosen by a box that was ticked for somebody else", async ({ page }) => {
  await signInToCompany(page, true, ROSA);
  await opensPeople(page, true);
  await page.getByRole("checkbox", { name: /^Elegir a / }).first().check();
  await searchField(page).fill("jorge pinto");
  await found(page, "jorge pinto");
  await expect(page.getByRole("checkbox", { name: "Elegir a Jorge Pinto Rivas" })).not.toBeChecked();
});
