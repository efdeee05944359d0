package theme_test

import (
	"fmt"
	"testing/fstest"

	"github.com/careerfit/careerfit/web/theme"
)

// A brand colour, from which the rest is made; and one that could not be read.
func ExampleRead() {
	folder := fstest.MapFS{} // where a logo would lie; os.DirFS for one on disk
	mine, problems := theme.Read("mine.yaml", []byte("name: Port College\nlight: {brand: \"#14595c\"}\n"), folder)
	fmt.Println(mine.Name, len(problems))
	for _, made := range mine.Followers {
		fmt.Println(made.Scheme, made.Token, made.Made)
	}
	_, problems = theme.Read("pale.yaml", []byte("light: {brand: \"#ffd0d0\"}\n"), folder)
	fmt.Println(problems)
	// Output:
	// Port College 0
	// dark brand #1e868a
	// pale.yaml:1:16: error: brand #ffd0d0 on paper #fbf8f3 has a contrast of 1.30:1 in light; buttons need at least 3:1; too little also for brand on card, brand on notes [contrast]
}
