import { ROSA, signInToCompany } from "../support/companies.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { countLetters, openLetter, passTime } from "../support/mailbox.ts";
import { rut } from "../support/opening.ts";
import { adds, opensPending, opensPeople } from "../support/personnel.ts";

// The clock goes on by days here.
test.use({ house: "reminders" });

test("A-63 whoever has not registered after three days is reminded with one press", async ({ page, script, expectAccessible }) => {
  const name = script ? "Elba" : "Flor";
  const email = `${name.toLowerCase()}.quinteros@trigo.example`;
  const letter = /Regístrate/;
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await adds(page, script, rut(script ? 47_100_007 : 47_100_008), name, "Quinteros", email);
  await openLetter(page, email, letter);
  await passTime(page, script, 4, "días");

  await page.context().clearCookies();
  await signInToCompany(page, script, ROSA);
  await opensPeople(page, script);
  await opensPending(page, script);
  await page.getByRole("button", { name: "Recordar a todos" }).click();
  await expect(page.getByText(/Enviamos \d+ correos?\./).first()).toBeVisible();
  await hydrated(page, script);
  await expectAccessible(page);
  await expect.poll(() => countLetters(page, email, letter)).toBe(2);
  await openLetter(page, email, letter);
  await expect(page.getByRole("main")).toContainText("N° de serie o documento de tu cédula");
});
