// Package theme is how an institution makes the quiz look like its own: a name, a logo and a handful of
// colours, from a small file.
//
//	name: Port College                  # stands at the top of every page, in place of careerfit; at most 40 characters
//	logo: logo.svg                      # beside this file: SVG or PNG, at most 32 KB
//	home: https://college.example       # a link to you at the foot of every page: Run by college.example
//	light:
//	  paper: "#fbf8f3"                  # what pages lie on
//	  card: "#ffffff"                   # what choices and cards are made of
//	  ink: "#22302f"                    # text
//	  brand: "#14595c"                  # buttons, borders of what is chosen, bars; links are made of it
//	  accent: "#b4541a"                 # the second colour: great fits, balanced results
//	dark: {brand: "#7fd0c8"}            # for whoever has set their device so
//
// Everything may be left out. A brand or an accent that is there for one of the schemes alone is made
// lighter or darker until it does for the other, too; all else that is not there stays as it is without a
// theme. What follows from these colours (links, quiet text, lines, tints, what stands on buttons) is made so
// that it can be read.
//
// A theme is a file of its own, so that nothing in it changes the digest of a questionnaire: a sitting is
// about what was asked, not about how it looked.
//
// Colours that cannot be told apart are refused, each once, with the worst ratio that it has and the one that it
// needs (WCAG 2.2: 1.4.3 for text, 1.4.11 for borders of controls), and with the nearest lightness that would do.
// Lines between rows and around cards, and the frame of a choice that is not chosen, carry no meaning alone
// and are not looked at; nor are those of a logo, which is drawn for the light paper and lies on a plate of it in
// dark. A logo that is an SVG only draws: what runs, what moves, an
// element style (attributes such as fill do) and references to anything that is not in it are refused.
//
// What this package exports stays, from 1.0 on, by semantic versioning (README, "For developers"). A theme may be refused
// later for a contrast that was not looked at before.
package theme
