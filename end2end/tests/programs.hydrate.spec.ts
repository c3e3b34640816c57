import { signIn } from "../support/door.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";

test("X-12 ways between what is before and behind sign-in are ordinary loads, and every page comes alive", async ({ page }) => {
  const programs: string[] = [];
  page.on("request", (request) => {
    const name = /\/(\w+)_bg\.wasm$/.exec(new URL(request.url()).pathname)?.[1];
    if (name && programs.at(-1) !== name) programs.push(name);
  });
  await signIn(page, true, "40000001-8");
  await hydrated(page, true);
  // Within one program nothing is loaded again.
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await page.getByRole("banner").getByRole("button", { name: /Menú de/ }).click();
  await page.getByRole("link", { name: "Configuración de cuenta" }).first().click();
  await expect(page).toHaveURL(/\/gestion\/cuenta$/);
  expect(await page.evaluate(() => "stays" in window)).toBe(true);
  // Out of it, back into it, and to nowhere.
  await page.getByRole("contentinfo").getByRole("link", { name: /Ayuda/ }).first().click();
  await expect(page).toHaveURL(/\/gestion\/ayuda/);
  await hydrated(page, true);
  await page.goBack();
  await expect(page).toHaveURL(/\/gestion\/cuenta$/);
  await hydrated(page, true);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Configuración de cuenta");
  expect(programs.slice(0, 3)).toEqual(["door", "own", "door"]);
  await page.goto("/gestion/cuenta/nada");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No encontramos esta página");
});
