// Package bulk scores sheets by the million: NDJSON or CSV in, NDJSON or CSV out, in the order of the input,
// on all processors, in memory that does not grow.
//
//	summary, err := bulk.Score(ctx, q, os.Stdin, os.Stdout, bulk.Options{})
//
// # Sheets
//
// NDJSON has a sheet a line, in the form that [quiz.ParseSheetLine] reads. CSV is that of RFC 4180, with a
// column an item: the header names the items, in any order, and may name a column "id". A cell holds the id of
// an option; several ids with a semicolon between them ("rope;ledger") where several may be picked; a
// non-answer as !skipped, !dont_know or !doesnt_apply; or nothing, which is skipped, as is an item without a
// column. An id can have neither a semicolon nor an exclamation mark in it, so there is no doubt. Spaces
// around an id do not count. Rows and, at the end, columns with nothing in them are passed over: spreadsheets
// save such ones.
//
// Many a spreadsheet writes semicolons or tabs between the cells. The header tells: a comma outside quotes is the
// separator, else a semicolon, else a tab. CSV that comes of CSV has the same one, so that it opens where the sheets
// did, and CSV that comes of NDJSON has commas. What has the separator in it stands in quotes, as several ids do between
// semicolons. Numbers have a decimal point, whatever the separator.
//
// A sheet that cannot be scored is reported with the number of the line on which it begins, and the others go
// on. A header that cannot be understood ends the work, since every sheet below it would be misread; so does UTF-16.
//
// # Results
//
// What is written of each sheet is chosen by name; [Fields] lists the names. By default NDJSON has all that
// [quiz.Report] has, byte for byte as encoding/json writes it, and CSV has a row that fits a screen. An id is the
// caller's and is written as it came, since its owner has to find it again; [Summary.Formulas] counts those that a
// spreadsheet might take for a formula.
//
// # How it works
//
// One goroutine reads chunks of whole records, one for each processor scores them, and the caller's own writes
// them in the order in which they were read. There are a few chunks, used again and again: what is not
// written yet bounds what is read. A chunk is whatever one Read brought, so that nothing is held back while
// there is nothing to read: who sends one sheet and waits gets its result.
//
// A line that looks as a program writes it is read without a detour: bytes become an item and an option. Any
// other goes to [quiz.ParseSheetLine], which alone says what a sheet means and what is wrong with it. That
// both agree is fuzzed, as are the readers and writers of CSV against encoding/csv.
package bulk
