// Command rank ranks two paths by two questions with the engine alone: no file, no words, no YAML.
package main

import (
	"fmt"
	"log"

	"github.com/careerfit/careerfit/engine"
)

// Both questions measure one trait, the second twice as much. One path wants it, the other wants it not.
var (
	yesNo = []engine.Option{{Traits: []engine.Term{{Of: 0, Points: engine.One}}}, {}}
	items = []engine.Item{{Weight: engine.One, Options: yesNo}, {Weight: 2 * engine.One, Options: yesNo}}
	paths = []engine.Outcome{{Weights: []engine.Term{{Of: 0, Points: engine.One}}}, {Weights: []engine.Term{{Of: 0, Points: -engine.One}}}}
)

func main() {
	model, err := engine.NewModel(engine.Spec{Traits: 1, Items: items, Outcomes: [engine.NumGroups][]engine.Outcome{engine.Paths: paths}})
	if err != nil {
		log.Fatal(err)
	}
	sheet := model.NewSheet()
	if err := sheet.Answer(1, 0); err != nil { // yes to the second; the first has no answer
		log.Fatal(err)
	}
	first, _ := model.Evaluate(sheet).First(engine.Paths)
	fmt.Println("path", first.Outcome, "fits", first.Fit.Rat())
}
