// html-validate's recommended rules, but for what is a matter of taste.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  elements: ["html5"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }], // one as good as the other; ours is the shorter to read
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit", "reset"] }], // several values of one thing
    "long-title": "off", // the page's own words come first; the name of the quiz, behind them, may be long
    "no-trailing-whitespace": "off", // templates leave spaces at the ends of lines, and gzip takes them away
    "no-implicit-button-type": "off", // a button in a form sends it: what every one of ours is for
  },
};
