import { begins, chooses, comesToTheQuestions, sends, signsIn } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { type Affiliate, everybody } from "../support/people.ts";

test("H-29 H-30 H-32 H-33 H-40 an affiliate answers the questions and comes in", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  const main = page.getByRole("main");
  await expect(main).toContainText("Vamos a hacerle 6 preguntas sobre su registro");
  await expect(main).toContainText("Tiene 3 intentos y 10 minutos");
  // The other way is offered before anybody fails.
  await expect(main).toContainText("puede validarse en un punto de atención o radicar una PQRSF");
  await expect(main).toContainText("3714545");
  await expectAccessible(page);
  await begins(page);
  await expect(main.getByRole("group")).toHaveCount(6);
  for (const question of await main.getByRole("group").all()) {
    await expect(question.getByRole("radio")).toHaveCount(4);
  }
  await expect(main.getByText("Sin asignar / no aplica")).toHaveCount(1);
  await expectAccessible(page);
  await chooses(page, affiliate);
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
});

test("H-31 H-34 questions are neutral, dates are told in words", async ({ page, script, affiliate }) => {
  await comesToTheQuestions(page, script, affiliate);
  await begins(page);
  const text = await page.getByRole("main").innerText();
  expect(text).not.toMatch(/del afiliado/);
  expect(text).not.toMatch(/\b\d{2}\/\d{2}\/\d{4}\b/);
  expect(text).not.toContain(affiliate.number);
});

test("H-37 no option shows by what another person of the registry could be recognised", async ({ page, script, affiliate }) => {
  await comesToTheQuestions(page, script, affiliate);
  await begins(page);
  const offered = (await page.getByRole("main").locator("fieldset label").allInnerTexts()).map(told);
  expect(offered.length).toBeGreaterThanOrEqual(24);
  const people = everybody().filter((one) => one.number !== affiliate.number);
  const marks = new Set(people.flatMap(marksOf).map(told));
  marks.delete("");
  expect(marks.size).toBeGreaterThan(people.length);
  expect(offered.filter((option) => marks.has(option))).toEqual([]);
  // A mobile is offered by its end alone.
  for (const option of offered.filter((option) => /\d{4}$/.test(option) && !/ de /.test(option))) {
    expect(option).toMatch(/^•••/);
  }
});

test("H-35 H-36 H-38 three failures block, wherever one signs in", async ({ page, script, affiliate, browser, baseURL }) => {
  const address = await comesToTheQuestions(page, script, affiliate);
  const main = page.getByRole("main");
  for (const left of ["Le quedan 2 intentos", "Le queda 1 intento"]) {
    await begins(page);
    // What was said of the attempt before is not about this one.
    await expect(main.getByRole("group").first()).toBeVisible();
    await expect(main).not.toContainText("Las respuestas no permiten confirmar");
    await chooses(page, affiliate, true);
    await sends(page);
    await expect(main).toContainText(`No pudimos validar sus respuestas. ${left}.`);
  }
  // Another browser that signs in finds the same count, and nothing else.
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: script });
  const other = await context.newPage();
  await signsIn(other, script, address);
  await expect(other).toHaveURL(/\/hanna\/preguntas$/);
  await expect(other.getByRole("main")).toContainText("Le queda 1 intento");
  await other.goto("/hanna/datos");
  await expect(other).toHaveURL(/\/hanna\/preguntas$/);
  await hydrated(other, script);
  await begins(other);
  await chooses(other, affiliate, true);
  await sends(other);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("No pudimos validar su identidad en línea");
  await expect(other.getByRole("main")).toContainText("radique una PQRSF");
  await expect(other.getByRole("main")).toContainText("3714545");
  await context.close();
});

test("Q22 an open attempt is served again unchanged, with what was chosen after asking for time", async ({ page, script, affiliate }) => {
  await comesToTheQuestions(page, script, affiliate);
  await begins(page);
  const main = page.getByRole("main");
  const asked = await main.locator("legend").allInnerTexts();
  await chooses(page, affiliate);
  await page.getByRole("button", { name: "Necesito más tiempo" }).click();
  await expect(main).toContainText("Le quedan 15 minutos");
  await expect(main.getByRole("radio", { checked: true })).toHaveCount(asked.length);
  await page.goto("/hanna");
  await page.goto("/hanna/preguntas");
  await hydrated(page, script);
  expect(await main.locator("legend").allInnerTexts()).toEqual(asked);
  await expect(main).toContainText("Le quedan 3 intentos");
  await sends(page);
  await expect(page).toHaveURL(/\/hanna\/datos$/);
});

test("H-29 an incomplete form is no answer: it names what is missing, where, and spends nothing", async ({ page, script, affiliate, expectAccessible }) => {
  await comesToTheQuestions(page, script, affiliate);
  await begins(page);
  await hydrated(page, script);
  const main = page.getByRole("main");
  const question = (place: number) => main.getByRole("group").nth(place - 1);
  for (const place of [1, 2, 4, 6]) await question(place).getByRole("radio").nth(1).check();
  const birthDate = page.locator("#birth_date");
  await birthDate.fill("31/02/1980");
  await sends(page);
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link")).toHaveText([
    "Pregunta 3: elija una respuesta.",
    "Pregunta 5: elija una respuesta.",
    /^Ese día no existe/,
  ]);
  await hydrated(page, script);
  // The same stands beside each of them, and nowhere else.
  for (const place of [1, 2, 4, 6]) {
    await expect(question(place).locator(".choice__problem")).toBeEmpty();
    await expect(question(place).getByRole("radio", { checked: true })).toHaveCount(1);
  }
  for (const place of [3, 5]) {
    await expect(question(place).locator(".choice__problem")).toHaveText(`Pregunta ${place}: elija una respuesta.`);
    await expect(question(place)).toHaveAttribute("aria-invalid", "true");
  }
  const problem = main.locator(".field").filter({ has: birthDate }).locator(".field__problem");
  await expect(problem).toContainText("Ese día no existe");
  await expect(birthDate).toHaveValue("31/02/1980");
  // Elsewhere the bar of what is left lies over half a box.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
  await expect(main).toContainText("Le quedan 3 intentos");
  await summary.getByRole("link", { name: /^Pregunta 5/ }).click();
  await expect(question(5)).toBeInViewport();
  if (script) await expect(question(5).getByRole("radio").first()).toBeFocused();
});

/** What tells one person from all others. */
function marksOf({ number, firstName, secondName, firstSurname, secondSurname, email, phone, row }: Affiliate): string[] {
  const names = [firstName, secondName, firstSurname, secondSurname].filter(Boolean);
  return [number, names.join(" "), `${firstName} ${firstSurname}`, email, phone, row["Celular cónyuge"] ?? ""];
}

function told(text: string): string {
  return text.trim().toLowerCase();
}
