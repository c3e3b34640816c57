import { closeSync, openSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A row of the file that the demonstration imported. */
export type Affiliate = {
  kind: string;
  number: string;
  firstName: string;
  secondName: string;
  firstSurname: string;
  secondSurname: string;
  /** dd/mm/aaaa */
  birthDate: string;
  email: string;
  phone: string;
  /** Every column by its header. */
  row: Record<string, string>;
};

const run = fileURLToPath(new URL("../.run/", import.meta.url));

let rows: Affiliate[] | undefined;

/** Everybody in the file. */
export function everybody(): Affiliate[] {
  return (rows ??= read(process.env.PORTERIA_DEMO_CSV ?? `${run}afiliados.csv`));
}

/** Somebody whom the questions can be asked: active, with facts enough and ways to reach them. */
export function isComplete({ row, email, phone, secondName }: Affiliate): boolean {
  const facts = ["Municipio", "Empresa", "Cargo", "Profesión", "Fecha ingreso"];
  return (
    /^(activo|s|si|sí|1|vigente)$/i.test(row["Estado"] ?? "") &&
    facts.every((fact) => row[fact] && row[fact] !== "SIN DATO") &&
    !!email && !!phone && !!secondName
  );
}

/** Takes somebody for one test; nobody is given out twice, whatever runs at the same time. */
export function claim(fits: (affiliate: Affiliate) => boolean = isComplete): Affiliate {
  const found = everybody().find((one) => fits(one) && take(one.number));
  if (!found) throw new Error("the demonstration has nobody left who fits");
  return found;
}

/** A number as people read it: 9.900.000.001. */
export function dotted(number: string): string {
  return number.replace(/\B(?=(\d{3})+$)/g, ".");
}

/** A document that stands in no registry, for one test. */
export function claimStranger(): string {
  for (let number = 9_950_000_001; number < 9_950_010_000; number += 1) {
    if (take(String(number))) return String(number);
  }
  throw new Error("no document is left");
}

/** An address that nobody else has. */
export function claimAddress(name = "persona"): string {
  for (let number = 1; number < 100_000; number += 1) {
    const address = `${name}.${number}@ejemplo.test`;
    if (take(address)) return address;
  }
  throw new Error("no address is left");
}

function take(name: string): boolean {
  try {
    // The file system decides who was first.
    closeSync(openSync(`${run}claims/${name}`, "wx"));
    return true;
  } catch {
    return false;
  }
}

function read(path: string): Affiliate[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").replace(/^\uFEFF/, "").split(/\r?\n/);
  const headers = head.split(";");
  return lines.filter(Boolean).map((line) => {
    const cells = line.split(";");
    const row = Object.fromEntries(headers.map((header, place) => [header, cells[place] ?? ""]));
    return {
      kind: row["Tipo documento"] ?? "",
      number: row["Número documento"] ?? "",
      firstName: row["Primer nombre"] ?? "",
      secondName: row["Segundo nombre"] ?? "",
      firstSurname: row["Primer apellido"] ?? "",
      secondSurname: row["Segundo apellido"] ?? "",
      birthDate: row["Fecha nacimiento"] ?? "",
      email: row["Correo"] ?? "",
      phone: row["Celular"] ?? "",
      row,
    };
  });
}
