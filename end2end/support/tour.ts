import type { Page } from "@playwright/test";
import { claim } from "./people.ts";
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

/** Pages of an affiliate, from the questions to the own account and its mailbox; answers who it is. */
export async function inside(page: Page, look: Look): Promise<members.Member> {
  await members.unasked(page, look);
  await page.context().clearCookies();
  const affiliate = members.longNamed();
  const address = await members.proof(page, look, affiliate);
  await members.corner(page, look, "menu");
  await members.asksForAService(page, look, "vivienda");
  await members.account(page, look);
  await members.mailbox(page, look, address);
  return { affiliate, address };
}

/** Pages of whoever the questions block; answers who it is, and the number of their PQRSF. */
export const shutOut = (page: Page, look: Look) => members.blocked(page, look, claim());

/**
 * Pages of those with a role; they meet whoever filed under that number, whoever is blocked, and a
 * member who is said to have lost the mailbox.
 */
export async function offices(
  page: Page,
  look: Look,
  number: string,
  blocked: Awaited<ReturnType<typeof shutOut>>,
  member: members.Member,
): Promise<void> {
  const cases = {
    number,
    blocked: { document: blocked.affiliate.number, number: blocked.number },
    member: member.affiliate.number,
  };
  const fresh = await staff.desk(page, look, cases);
  const again = await members.blockedAgain(page, blocked);
  await staff.bothAgents(page, look, again, fresh);
  await members.keepsTheMailbox(page, look, member.address);
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
  await gestion.perfilesOfTheDesk(page, look);
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
  const member = await inside(page, look);
  await page.context().clearCookies();
  const blocked = await shutOut(page, look);
  await offices(page, look, number, blocked, member);
  for (const part of [opening, companies, administers, institution]) {
    await page.context().clearCookies();
    await part(page, look);
  }
}
