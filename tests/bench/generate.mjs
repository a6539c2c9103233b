// Writes folders of seeds with as many believable practices as asked for: the same ones every time.
import { appendFile, cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ACTIONS, AUDIENCES, PLACES, SENTENCES, SUBJECTS } from "./words.mjs";

const SEEDS = fileURLToPath(new URL("../../seeds", import.meta.url));
const SEED = 20200731;
const CHANNELS = ["online", "phone", "email", "app", "in_person", "video", "social"];
const STATUSES = ["in_force", "dropped", "unknown"];
const PROVINCES = ["BO", "FC", "FE", "MO", "PC", "PR", "RA", "RE", "RN"];
/** There is an invented municipality for so many practices. */
const PRACTICES_PER_PLACE = 50;
/** How many texts are joined before they are written. */
const CHUNK = 5_000;

/** Copies the seeds to a folder and adds so many practices, their adoptions and municipalities. */
export async function generate(folder, count) {
  await cp(SEEDS, folder, { recursive: true });
  const draw = new Draw(SEED);
  const places = placesFor(count);
  const known = {
    places: [...(await records("registry/entities.toml", "name")), ...places],
    tools: await records("registry/tools.toml", "name"),
    sources: await records("sources.toml", "title"),
  };
  const entities = join(folder, "registry/entities.toml");
  await appendFile(entities, places.map((place) => entityText(place, draw, known)).join(""));
  for (let first = 0; first < count; first += CHUNK) {
    const practices = [];
    for (let number = first; number < Math.min(first + CHUNK, count); number += 1) {
      practices.push(practice(number, draw, known));
    }
    await appendFile(join(folder, "catalogue/practices.toml"), practices.map((made) => made.text).join(""));
    await appendFile(join(folder, "catalogue/adoptions.csv"), practices.flatMap((made) => made.adoptions).join(""));
  }
}

/** Numbers that look random and are the same every time (mulberry32). */
class Draw {
  constructor(seed) {
    this.state = seed;
  }

  below(limit) {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one(list) {
    return list[this.below(list.length)];
  }

  some(list, count) {
    const drawn = new Set();
    while (drawn.size < count) drawn.add(this.one(list));
    return [...drawn];
  }
}

async function records(file, name) {
  const text = await readFile(join(SEEDS, file), "utf8");
  const pattern = new RegExp(`^id = "(.*)"\\n(?:number = .*\\n|parent = .*\\n)?${name} = "(.*)"$`, "gm");
  return [...text.matchAll(pattern)].map(([, id, label]) => ({ id, label }));
}

function placesFor(count) {
  const names = PLACES.tails.flatMap((tail) =>
    PLACES.endings.flatMap((ending) => PLACES.beginnings.map((beginning) => `${beginning} ${ending}${tail}`)),
  );
  const wanted = Math.min(names.length, Math.ceil(count / PRACTICES_PER_PLACE));
  return names.slice(0, wanted).map((label) => ({ id: label.toLowerCase().replaceAll(" ", "-"), label }));
}

function entityText(place, draw, known) {
  return `
[[entity]]
id = "${place.id}"
name = "${place.label}"
kind = "municipality"
province = "${draw.one(PROVINCES)}"
region = "Emilia-Romagna"
latitude = ${(44 + draw.below(1000) / 1000).toFixed(3)}
longitude = ${(10 + draw.below(2000) / 1000).toFixed(3)}
sources = ["${draw.one(known.sources).id}"]
`;
}

function practice(number, draw, known) {
  const drawn = draftOf(draw, known);
  const { adopters, source, status } = drawn;
  const id = `pratica-${number}`;
  const tool = drawn.tools[0].id;
  const adoptions = adopters.map(
    (place) => `${id}--${place.id},${id},${place.id},${tool},${drawn.start},,${status},,,${source.id},riga ${number}\n`,
  );
  return { text: practiceText(id, number, drawn), adoptions };
}

function draftOf(draw, known) {
  const adopters = draw.some(known.places, 1 + draw.below(3));
  return {
    action: draw.one(ACTIONS),
    subject: draw.one(SUBJECTS),
    also: draw.one(SUBJECTS),
    audience: draw.one(AUDIENCES),
    sentences: draw.some(SENTENCES, 3 + draw.below(4)),
    tools: draw.some(known.tools, 1 + draw.below(3)),
    channels: draw.some(CHANNELS, 1 + draw.below(2)),
    start: `${2015 + draw.below(10)}-${String(1 + draw.below(12)).padStart(2, "0")}-01`,
    status: draw.one(STATUSES),
    source: draw.one(known.sources),
    adopters,
  };
}

function practiceText(id, number, drawn) {
  const { action, subject, also, audience } = drawn;
  const place = drawn.adopters[0].label;
  const fill = (language) => (sentence) =>
    sentence[language]
      .replaceAll("{tool}", drawn.tools[0].label)
      .replaceAll("{audience}", audience[language])
      .replaceAll("{place}", place);
  const description = (language) => drawn.sentences.map(fill(language)).join(" ");
  const themes = [...new Set([subject[2], also[2]])];
  return `
[[practice]]
id = "${id}"
title_it = "${action[0]} ${subject[0]} a ${place}"
title_en = "${action[1]} ${subject[1]} in ${place}"
summary_it = "${fill(0)(drawn.sentences[0])}"
summary_en = "${fill(1)(drawn.sentences[0])}"
description_it = "${description(0)}"
description_en = "${description(1)}"
themes = ${list(themes)}
tools = ${list(drawn.tools.map((tool) => tool.id))}
period_start = ${drawn.start}
target_it = "${audience[0]}"
target_en = "${audience[1]}"
channels = ${list(drawn.channels)}
source = "${drawn.source.id}"
locator = "riga ${number}"
grade = "declared"
`;
}

function list(words) {
  return `[${words.map((word) => `"${word}"`).join(", ")}]`;
}
