import type { Page } from "@playwright/test";
import { claim, type Affiliate } from "./people.ts";
import * as cct from "./tour/cct.ts";
import * as gestion from "./tour/gestion.ts";
import type { Look } from "./tour/look.ts";
import * as members from "./tour/members.ts";
import * as personnel from "./tour/personnel.ts";
import * as staff from "./tour/staff.ts";
import * as strangers from "./tour/strangers.ts";
import * as workera from "./tour/workera.ts";

// A walk through every page there is, as whoever it is for. What is done on each is the caller's.

/** Pages that need no account; answers the number of a PQRSF that was filed on the way. */
export async function outside(page: Page, look: Look): Promise<string> {
  await strangers.plainPages(page, look);
  await strangers.wrongWays(page, look);
  await strangers.registration(page, look, claim());
  return strangers.pqrsf(page, look);
}

/** Pages of an affiliate, from the questions to the own account; answers who it is. */
export async function inside(page: Page, look: Look): Promise<Affiliate> {
  const affiliate = members.longNamed();
  await members.proof(page, look, affiliate);
  await members.corner(page, look, "menu");
  await members.asksForAService(page, look, "vivienda");
  await members.account(page, look);
  return affiliate;
}

/** Pages of whoever the questions block; answers who it is. */
export async function shutOut(page: Page, look: Look): Promise<Affiliate> {
  const affiliate = claim();
  await members.blocked(page, look, affiliate);
  return affiliate;
}

/** Pages of those with a role; they find that PQRSF and that person. */
export async function offices(page: Page, look: Look, number: string, person: string): Promise<void> {
  await staff.desk(page, look, number, person);
  await staff.administration(page, look);
}

/** A company's first day: bought, opened, entered, called. */
export async function opening(page: Page, look: Look): Promise<void> {
  const company = await workera.operation(page, look);
  await page.context().clearCookies();
  await workera.opening(page, look, company);
  await workera.firstDay(page, look, company);
  await workera.coordination(page, look);
}

/** Workers and their companies. */
export async function companies(page: Page, look: Look): Promise<void> {
  await gestion.workers(page, look);
  await gestion.companies(page, look);
}

/** A company's people and their perfiles, as its administrator runs them. */
export async function administers(page: Page, look: Look): Promise<void> {
  await personnel.people(page, look);
  await personnel.loads(page, look);
  await personnel.roles(page, look);
}

/** An institution and its invitations. */
export const institution = cct.institution;

/** All of it, one after the other. */
export async function walk(page: Page, look: Look): Promise<void> {
  const number = await outside(page, look);
  await page.context().clearCookies();
  await inside(page, look);
  await page.context().clearCookies();
  const { number: person } = await shutOut(page, look);
  await offices(page, look, number, person);
  for (const part of [opening, companies, administers, institution]) {
    await page.context().clearCookies();
    await part(page, look);
  }
}
