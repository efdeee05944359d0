package engine_test

import (
	"fmt"
	"log"

	"github.com/careerfit/careerfit/engine"
)

// Two questions, one trait, two paths that want it and want it not.
func Example() {
	delivery := func(points int) engine.Option {
		return engine.Option{Traits: []engine.Term{{Of: 0, Points: engine.Whole(points)}}}
	}
	spec := engine.Spec{Traits: 1, BalancedWithin: 50_000, Items: []engine.Item{
		{Weight: engine.One, Options: []engine.Option{delivery(-1), delivery(0), delivery(1)}},
		{Weight: engine.One, Options: []engine.Option{delivery(0), delivery(1)}},
	}}
	spec.Outcomes[engine.Paths] = []engine.Outcome{
		{Weights: []engine.Term{{Of: 0, Points: 2 * engine.One}}},
		{Weights: []engine.Term{{Of: 0, Points: -2 * engine.One}}},
	}
	model, err := engine.NewModel(spec)
	if err != nil {
		fmt.Println(err)
		return
	}
	sheet := model.NewSheet()
	if err := sheet.Answer(0, 2); err != nil { // the second question stays without an answer
		fmt.Println(err)
	}
	result := model.Evaluate(sheet)
	for _, s := range result.Ranked[engine.Paths] {
		fmt.Printf("%d. path %d: %s\n", s.Rank, s.Outcome, s.Fit.Rat())
	}
	fmt.Println(result.Verdict, result.Lead.Rat())
	// Output:
	// 1. path 0: 5/6
	// 2. path 1: 1/6
	// clear 2/3
}

// A fit is the baseline and what each item adds to it.
func ExampleModel_Contributions() {
	spec := engine.Spec{Items: []engine.Item{
		{Weight: engine.One, Options: make([]engine.Option, 2)},
		{Weight: 2 * engine.One, Options: make([]engine.Option, 2)},
	}}
	spec.Outcomes[engine.Paths] = make([]engine.Outcome, 2)
	for i := range spec.Items { // direct points: the first option for path 0, the second for path 1
		for o := range 2 {
			spec.Items[i].Options[o].Direct[engine.Paths] = []engine.Term{{Of: o, Points: engine.One}}
		}
	}
	model, err := engine.NewModel(spec)
	if err != nil {
		fmt.Println(err)
		return
	}
	sheet := model.NewSheet()
	if err := sheet.Choose(1, 0); err != nil {
		fmt.Println(err)
	}
	fmt.Println("baseline", model.Baseline(engine.Paths, 0).Rat())
	for _, c := range model.Contributions(sheet, engine.Paths, 0) {
		fmt.Println("item", c.Item, "adds", c.Rat())
	}
	fmt.Println("fit", model.Evaluate(sheet).Ranked[engine.Paths][0].Fit.Rat())
	// Output:
	// baseline 1/2
	// item 0 adds 0/1
	// item 1 adds 1/3
	// fit 5/6
}

func ExampleParseDecimal() {
	for _, text := range []string{"0.125", "1e3"} {
		d, err := engine.ParseDecimal(text)
		fmt.Println(d, err)
	}
	// Output:
	// 0.125 <nil>
	// 0 "1e3": want a number such as 2, -1 or 0.125, with at most six decimal places and no larger than 1000
}

// How sure a result is: which answers would have to change, and how far the weights may be off.
func ExampleModel_Stability() {
	no, yes := engine.Option{}, engine.Option{Traits: []engine.Term{{Of: 0, Points: engine.One}}}
	item := engine.Item{Weight: engine.One, Options: []engine.Option{no, yes}}
	spec := engine.Spec{Traits: 1, Items: []engine.Item{item, item, item}}
	spec.Outcomes[engine.Paths] = []engine.Outcome{
		{Weights: []engine.Term{{Of: 0, Points: engine.One}}},
		{Weights: []engine.Term{{Of: 0, Points: -engine.One}}},
	}
	model, err := engine.NewModel(spec)
	if err != nil {
		log.Fatal(err)
	}
	sheet := model.NewSheet()
	for item, option := range []int{1, 1, 0} {
		if err := sheet.Answer(item, option); err != nil {
			log.Fatal(err)
		}
	}
	sure := model.Stability(sheet, engine.Rho)
	for _, change := range sure.Path.Changes {
		fmt.Println("item", change.Item, "answered with", model.Options(change.Item, change.To), "puts path", sure.Path.First, "first")
	}
	fmt.Println("weights may be off by", sure.Tolerance)
	fmt.Printf("the same path in %.1f %% of second sittings\n", 100*sure.Retake.Low)
	// Output:
	// item 0 answered with [0] puts path [1] first
	// weights may be off by 1/3
	// the same path in 76.1 % of second sittings
}

// Five questions, of which the last two need not be answered any more: nothing can change the path.
func ExampleModel_Settled() {
	no, yes := engine.Option{}, engine.Option{}
	yes.Direct[engine.Paths] = []engine.Term{{Of: 0, Points: engine.One}}
	no.Direct[engine.Paths] = []engine.Term{{Of: 1, Points: engine.One}}
	item := engine.Item{Weight: engine.One, Options: []engine.Option{no, yes}}
	spec := engine.Spec{Items: []engine.Item{item, item, item, item, item}}
	spec.Outcomes[engine.Paths] = make([]engine.Outcome, 2)
	model, err := engine.NewModel(spec)
	if err != nil {
		log.Fatal(err)
	}
	sheet := model.NewSheet()
	for item := range spec.Items {
		sheet.Open(item)
	}
	for item := range 3 {
		if err := sheet.Answer(item, 1); err != nil {
			log.Fatal(err)
		}
		certainty := model.Certainty(sheet)
		fmt.Println(item+1, "answered: settled", model.Settled(sheet).Path, "certain", certainty.Low)
	}
	// Output:
	// 1 answered: settled false certain 0.6875
	// 2 answered: settled false certain 0.875
	// 3 answered: settled true certain 1
}

// A short form puts what tells the paths apart first, and stops when it knows.
func ExampleShortForm() {
	no, yes := engine.Option{}, engine.Option{}
	yes.Direct[engine.Paths] = []engine.Term{{Of: 0, Points: engine.One}}
	no.Direct[engine.Paths] = []engine.Term{{Of: 1, Points: engine.One}}
	options, spec := []engine.Option{no, yes}, engine.Spec{}
	for _, weight := range []int{1, 2, 1, 5, 1} {
		spec.Items = append(spec.Items, engine.Item{Weight: engine.Whole(weight), Options: options})
	}
	spec.Outcomes[engine.Paths] = make([]engine.Outcome, 2)
	model, err := engine.NewModel(spec)
	if err != nil {
		log.Fatal(err)
	}
	short, sheet := engine.NewShortForm(model), model.NewSheet()
	for item := range spec.Items {
		sheet.Open(item)
	}
	for item, more := short.Next(sheet); more; item, more = short.Next(sheet) {
		fmt.Println("item", item)
		if err := sheet.Answer(item, 1); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("path", model.Evaluate(sheet).AllFirst(engine.Paths))
	// Output:
	// item 3
	// item 1
	// path [0]
}
