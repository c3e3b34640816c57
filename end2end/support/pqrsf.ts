import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";

/** What a person writes into the form. */
export type Filing = {
  kind: string;
  subject: string;
  detail: string;
  number: string;
  email: string;
};

/** Fills the form in as it stands and files it; answers the number. */
export async function files(page: Page, script: boolean, filing: Filing): Promise<string> {
  await hydrated(page, script);
  await page.getByRole("radio", { name: filing.kind }).check();
  await page.locator("input[name=subject]").fill(filing.subject);
  await page.locator("textarea[name=detail]").fill(filing.detail);
  await page.locator("input[name=document]").fill(filing.number);
  await page.locator("input[name=first_name]").fill("Marta Inés");
  await page.locator("input[name=first_surname]").fill("Castaño Ruiz");
  await page.getByRole("radio", { name: "Por correo electrónico" }).check();
  await page.locator("input[name=email]").fill(filing.email);
  await page.locator("input[name=consent_data]").check();
  await page.getByRole("button", { name: "Radicar" }).click();
  await expect(page).toHaveURL(/\/hanna\/pqrsf\/radicada$/);
  return page.locator(".pqrsf__number").innerText();
}

/** Asks for the status of a filing. */
export async function looksUp(page: Page, script: boolean, number: string, identity: string): Promise<void> {
  await page.goto("/hanna/pqrsf/estado");
  await hydrated(page, script);
  await page.locator("input[name=filing_number]").fill(number);
  await page.locator("input[name=identity]").fill(identity);
  await page.getByRole("button", { name: "Consultar" }).click();
}

/** Opens a filing from the queue and takes it. */
export async function takes(page: Page, script: boolean, number: string): Promise<void> {
  await page.goto("/hanna/mesa");
  await hydrated(page, script);
  await page.getByRole("link", { name: number }).click();
  await hydrated(page, script);
  await page.getByRole("button", { name: "Tomar" }).click();
  await expect(page.getByRole("button", { name: "Devolver a la mesa" })).toBeVisible();
  await hydrated(page, script);
}

/** Writes and presses that button. */
export async function writes(page: Page, text: string, button: string): Promise<void> {
  await page.locator("textarea[name=reason]").fill(text);
  await page.getByRole("button", { name: button, exact: true }).click();
}
