// Home, sections and themes with their lists, a feed, a register, a sitemap; with SEARCH=1 data for a search too.
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

const SECTIONS = {
  reviews: "Reviews",
  "learning-summaries": "Learning summaries",
  briefings: "Briefings",
  newsletters: "Newsletters",
};

const themesOf = (pages) => [...new Set(pages.flatMap((page) => page.data.themes))].sort();

export default function (config) {
  config.addGlobalData("board", {
    title: "Benchmark Safeguarding Children Partnership",
    url: "https://board.example",
    sections: SECTIONS,
    names: Object.keys(SECTIONS),
  });
  config.amendLibrary("md", (markdown) => markdown.use(footnote).use(anchor));
  config.addFilter("iso", (day) => day.toISOString().slice(0, 10));
  config.addFilter("rfc", (day) => day.toUTCString());
  config.addFilter("json", (value) => JSON.stringify(value ?? null));
  config.addFilter("words", (html) => (html ?? "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " "));
  config.addFilter("newest", (pages, count) => pages.slice(0, count));
  config.addFilter("of", (pages, section) => pages.filter((page) => page.data.section === section));
  config.addFilter("about", (pages, theme) => pages.filter((page) => page.data.themes.includes(theme)));
  config.addCollection("newest", (api) => api.getFilteredByTag("publication").reverse());
  config.addCollection("themes", (api) => themesOf(api.getFilteredByTag("publication")));
  config.addPassthroughCopy({ "src/assets": "assets" });
  if (!process.env.SEARCH) config.ignores.add("src/search.njk");
  return { dir: { input: "src", output: "site" }, markdownTemplateEngine: false };
}
