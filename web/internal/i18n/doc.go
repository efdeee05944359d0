// Package i18n says the interface's words in the language of whoever reads them.
//
// English stands in the code and in the templates, where it is used; the other languages have catalogues
// (locales/LANGUAGE/*.yaml), lists of entries with the English text and what it becomes:
//
//   - en: "Question %d of %d"
//     es: "Pregunta %d de %d"
//   - en: "%d questions"
//     es: {one: "%d pregunta", other: "%d preguntas"}
//
// An entry whose number decides the form has one form for each plural category of the language (CLDR); it
// is found by the English form for many. A text that has no entry stays English; the tests of package web
// see to it that none is missing, and that no entry is left over.
//
// Texts are formats as in package fmt: %s, %d, and %[2]s where another language needs another order. Numbers
// are written as the language writes them. A text that is told without arguments is taken as it stands.
//
// In rich texts [words](%s) is a link and **words** are strong. The address of a link is an argument that comes before
// those in the link's words, since it does so in HTML. It leads to a page (/…, ?…, #…, https://… or http://…); any other
// becomes #.
package i18n
